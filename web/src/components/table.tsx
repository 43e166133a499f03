import type { ComponentProps } from 'react'
import { classNames } from '../lib/class-names.ts'

/** Wide tables scroll inside their own box, so that the page never scrolls sideways. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-raised">
      <table {...props} className={classNames('w-full border-collapse text-left text-sm', className)} />
    </div>
  )
}

export const TableHead = (props: ComponentProps<'thead'>) => <thead {...props} />

export const TableBody = ({ className, ...props }: ComponentProps<'tbody'>) => (
  <tbody {...props} className={classNames('[&>tr:last-child]:border-b-0', className)} />
)

export const TableRow = ({ className, ...props }: ComponentProps<'tr'>) => (
  <tr {...props} className={classNames('h-11 border-b border-line', className)} />
)

export const HeaderCell = ({ className, ...props }: ComponentProps<'th'>) => (
  <th scope="col" {...props} className={classNames('px-4 py-2 text-xs font-medium text-muted', className)} />
)

export const Cell = ({ className, ...props }: ComponentProps<'td'>) => (
  <td {...props} className={classNames('px-4 py-2', className)} />
)
