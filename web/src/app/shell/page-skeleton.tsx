import { Skeleton } from '../../components/skeleton.tsx'

export const PageSkeleton = () => (
  <div aria-busy="true">
    <p className="sr-only">Loading the page</p>
    <Skeleton className="mb-3 h-8 w-56" />
    <Skeleton className="mb-8 h-4 w-80 max-w-full" />
    <div className="grid gap-3">
      {['a', 'b', 'c', 'd', 'e'].map((row) => (
        <Skeleton key={row} className="h-11" />
      ))}
    </div>
  </div>
)
