import type { ReactNode } from 'react'

interface RowFieldProps {
  label: string
  error?: string | undefined
  className?: string
  /** One control; what is wrong with it is read with its name. */
  children: ReactNode
}

/** A field of a row: its label stands above it on narrow screens, and in the heading of the rows on wide ones. */
export const RowField = ({ label, error, className, children }: RowFieldProps) => (
  <div className={className}>
    <label className="grid gap-1">
      <span className="text-xs text-muted min-[85rem]:sr-only">{label}</span>
      {children}
      {error && (
        <span role="alert" className="text-xs text-danger">
          {error}
        </span>
      )}
    </label>
  </div>
)
