import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { useMay } from '../../auth/account.queries.ts'
import { BookLink } from '../book-link.tsx'
import { bookingsQuery } from '../booking.queries.ts'
import { type BookingFilterState, useBookingFilters } from './booking-filters.ts'
import { BookingTable } from './booking-table.tsx'
import { BookingToolbar } from './booking-toolbar.tsx'
import { type ListedView, viewNames } from './booking-views.ts'
import { ExportButton } from './export-button.tsx'
import { NoBookings } from './no-bookings.tsx'
import { TaskLists } from './task-lists.tsx'
import { ViewTabs } from './view-tabs.tsx'

/** Everything that is booked and that the caller may see, in views that have their own addresses. */
export function BookingsPage() {
  const state = useBookingFilters()
  const mayBook = useMay('booking:write')
  const { view, filters } = state
  return (
    <>
      <PageHeader
        title="Bookings"
        actions={
          <>
            {view !== 'to-do' && <ExportButton filters={filters} />}
            {mayBook && <BookLink />}
          </>
        }
      />
      <ViewTabs view={view} />
      {view === 'to-do' ? (
        <TaskLists />
      ) : (
        <>
          <BookingToolbar state={state} />
          <BookingList view={view} state={state} />
        </>
      )}
    </>
  )
}

function BookingList({ view, state }: { view: ListedView; state: BookingFilterState }) {
  const list = useInfiniteQuery({ ...bookingsQuery(state.filters), placeholderData: keepPreviousData })
  return (
    <PagedList
      list={list}
      names={{ one: 'booking', many: 'bookings', these: 'The bookings' }}
      skeletonRows={8}
      empty={<NoBookings view={view} state={state} />}
    >
      {(bookings) => <BookingTable label={`Bookings: ${viewNames[view]}`} bookings={bookings} />}
    </PagedList>
  )
}
