import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { PagedList } from '../../../components/paged-list.tsx'
import { useMe } from '../../auth/account.queries.ts'
import { bookingsQuery } from '../booking.queries.ts'
import { BookingTable } from './booking-table.tsx'
import { type Task, tasksOf } from './booking-views.ts'
import { dayInSydney } from './days.ts'

/** What waits for somebody, one list for each thing to do. */
export function TaskLists() {
  const { permissions } = useMe()
  return (
    <div className="grid gap-8">
      {tasksOf(dayInSydney(0), permissions).map((task) => (
        <TaskList key={task.key} task={task} />
      ))}
    </div>
  )
}

function TaskList({ task }: { task: Task }) {
  const { key, title, about, filters, isDue = () => true } = task
  const list = useInfiniteQuery(bookingsQuery(filters))
  return (
    <section aria-labelledby={`task-${key}`} className="grid gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id={`task-${key}`} className="text-lg">
          {title}
        </h2>
        <p className="text-muted">{about}</p>
      </div>
      <PagedList
        list={list}
        names={{ one: 'booking', many: 'bookings', these: 'The bookings' }}
        skeletonRows={2}
        empty={<NothingToDo />}
      >
        {(bookings) => {
          const due = bookings.filter((booking) => isDue(booking, Date.now()))
          return due.length > 0 ? <BookingTable label={title} bookings={due} /> : <NothingToDo />
        }}
      </PagedList>
    </section>
  )
}

const NothingToDo = () => (
  <p className="flex items-center gap-2.5 rounded-md border border-line bg-raised px-4 py-3">
    <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
    Nothing to do here.
  </p>
)
