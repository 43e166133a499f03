import { Skeleton } from './skeleton.tsx'

interface RowSkeletonsProps {
  /** Read out while they stand there. */
  label: string
  rows?: number
}

/** Rows of a list on its way. */
export const RowSkeletons = ({ label, rows = 8 }: RowSkeletonsProps) => (
  <div aria-busy className="divide-y divide-line rounded-md border border-line bg-raised">
    <output className="sr-only">{label}</output>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="flex h-11 items-center gap-8 px-4">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="h-3.5 w-28" />
        <Skeleton className="h-3.5 w-20 max-sm:hidden" />
      </div>
    ))}
  </div>
)
