import { PageHeader } from '../../components/page-header.tsx'
import { BookLink } from '../../features/bookings/book-link.tsx'
import { BookingNeeds } from './needs-list.tsx'
import { NextBookings } from './next-bookings.tsx'
import { FirstSteps } from './first-steps.tsx'
import { greeting } from './greeting.ts'

export const ReferrerHome = ({ name }: { name: string }) => (
  <>
    <PageHeader title={greeting(name)} documentTitle="Home" actions={<BookLink />} />
    <div className="grid gap-8">
      <FirstSteps />
      <BookingNeeds />
      <NextBookings />
    </div>
  </>
)
