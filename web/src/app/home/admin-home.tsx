import { useMay } from '../../features/auth/account.queries.ts'
import { EmergenciesNow } from '../../features/organizations/emergencies-now.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { BookLink } from '../../features/bookings/book-link.tsx'
import { BookingNeeds } from './needs-list.tsx'
import { NextBookings } from './next-bookings.tsx'
import { FirstSteps } from './first-steps.tsx'
import { greeting } from './greeting.ts'
import { PlatformNeeds } from './platform-needs.tsx'
import { PracticeNeeds } from './practice-needs.tsx'
import { QuickLinks } from './quick-links.tsx'

/** What needs whoever runs the organization, or the whole installation, and the ways to everything else. */
export function AdminHome({ name }: { name: string }) {
  const operates = useMay('platform:read')
  return (
    <>
      <PageHeader title={greeting(name)} documentTitle="Home" actions={<BookLink />} />
      <div className="grid gap-8">
        <FirstSteps />
        <EmergenciesNow />
        <BookingNeeds />
        <PracticeNeeds />
        {operates && <PlatformNeeds />}
        <NextBookings />
        <QuickLinks />
      </div>
    </>
  )
}
