import type { ReactNode } from 'react'
import { Field } from '../../../components/field.tsx'
import { classNames } from '../../../lib/class-names.ts'

interface RowFieldProps {
  label: string
  error?: string | undefined
  className?: string
  /** One control. */
  children: ReactNode
}

/** A field of a row: its label stands above it on narrow screens, and in the heading of the rows on wide ones. */
export const RowField = ({ className, ...field }: RowFieldProps) => (
  <Field
    {...field}
    className={classNames('content-start gap-1 min-[85rem]:gap-0 min-[85rem]:[&_label]:sr-only', className)}
  />
)
