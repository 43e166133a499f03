import { Skeleton } from '../../components/skeleton.tsx'

/** The days before their bookings are there. */
export const CalendarSkeleton = () => (
  <div aria-busy className="grid grid-cols-7 gap-px overflow-hidden rounded-md border border-line bg-line">
    <output className="sr-only">Loading the calendar</output>
    {Array.from({ length: 7 }, (_, day) => (
      <div key={day} className="grid h-[36rem] content-start gap-3 bg-raised p-2">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className={day % 2 ? 'mt-16 h-20' : 'mt-8 h-14'} />
        {day % 3 === 0 && <Skeleton className="mt-12 h-16" />}
      </div>
    ))}
  </div>
)
