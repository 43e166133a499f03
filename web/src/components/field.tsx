import { CircleAlert } from 'lucide-react'
import { createContext, use, useId, useMemo, type ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'

interface FieldContext {
  id: string
  describedBy: string | undefined
  invalid: boolean
  required: boolean
}

const Context = createContext<FieldContext | null>(null)

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to enter instead; announced, and shown in place of the hint so that little moves. */
  error?: string | undefined
  required?: boolean
  optional?: boolean
  /** Beside the label, such as a link or a count. */
  aside?: ReactNode
  className?: string
  /** One Input, Textarea or Select: it takes its id and aria attributes from here. */
  children: ReactNode
}

export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const describedBy = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const context = useMemo(
    () => ({ id, describedBy, invalid: Boolean(error), required }),
    [id, describedBy, error, required],
  )
  return (
    <Context value={context}>
      <div className={classNames('grid gap-1.5', className)}>
        <div className="flex items-baseline justify-between gap-3">
          <label htmlFor={id} className="text-sm font-medium">
            {label}
            {optional && <span className="font-normal text-muted"> (optional)</span>}
          </label>
          {aside && <div className="text-xs text-muted">{aside}</div>}
        </div>
        {children}
        {error ? (
          <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-xs text-danger">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </p>
        ) : (
          hint && (
            <p id={`${id}-hint`} className="text-xs text-muted">
              {hint}
            </p>
          )
        )}
      </div>
    </Context>
  )
}

/** What a control inside a Field must carry; nothing outside of one. */
export function useFieldControl() {
  const field = use(Context)
  if (!field) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}
