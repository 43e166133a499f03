import { Skeleton } from '../../components/skeleton.tsx'

export const PageSkeleton = () => (
  <div aria-busy="true">
    <p className="sr-only">Loading the page</p>
    <Skeleton className="mb-3 h-8 w-56" />
    <Skeleton className="mb-8 h-4 w-80 max-w-full" />
    <div className="divide-y divide-line rounded-md border border-line bg-raised">
      {['w-40', 'w-52', 'w-36', 'w-48', 'w-44'].map((width) => (
        <div key={width} className="flex h-12 items-center px-4">
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </div>
  </div>
)
