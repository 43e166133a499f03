import { useMay } from '../../features/auth/account.queries.ts'
import { onDemand } from '../../components/on-demand.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { BookLink } from '../../features/bookings/book-link.tsx'
import { BookingNeeds } from './needs-list.tsx'
import { NextBookings } from './next-bookings.tsx'
import { EmergenciesNow } from './emergencies.ts'
import { FirstSteps } from './first-steps.tsx'
import { greeting } from './greeting.ts'
import { QuickLinks } from './quick-links.tsx'

const PracticeNeeds = onDemand(async () => (await import('./practice-needs.tsx')).PracticeNeeds)
const PlatformNeeds = onDemand(async () => (await import('./platform-needs.tsx')).PlatformNeeds)

/** What needs whoever runs the organization, or the whole installation, and the ways to everything else. */
export function AdminHome({ name }: { name: string }) {
  const reviews = useMay('break-glass:review')
  const operates = useMay('platform:read')
  return (
    <>
      <PageHeader title={greeting(name)} documentTitle="Home" actions={<BookLink />} />
      <div className="grid gap-8">
        <FirstSteps />
        {reviews && <EmergenciesNow />}
        <BookingNeeds />
        <PracticeNeeds />
        {operates && <PlatformNeeds fallback={<RowSkeletons label="Looking who waits" rows={2} />} />}
        <NextBookings />
        <QuickLinks />
      </div>
    </>
  )
}
