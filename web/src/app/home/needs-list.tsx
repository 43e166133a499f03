import { CircleCheck } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Link } from '../../components/link.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useNow } from '../../lib/use-now.ts'
import { paths } from '../paths.ts'
import { needsOf } from './booking-needs.ts'
import { HomeList, HomeRow } from './home-rows.tsx'
import { useWaiting } from './use-waiting.ts'

const shownNeeds = 8

// A hold counts down in minutes here; its page counts seconds.
const lookAgainMs = 30_000

/** What waits for this person about bookings, what runs out first at the top. */
export function BookingNeeds() {
  const { waiting, isLoading, error } = useWaiting()
  const now = useNow(lookAgainMs)
  if (isLoading) return <RowSkeletons label="Looking what waits for you" rows={3} />
  const needs = needsOf(waiting, now)
  return (
    <>
      {error && (
        <Alert tone="danger" title="Not everything that may wait for you could be loaded">
          {errorText(error)}
        </Alert>
      )}
      {needs.length > 0 && (
        <HomeList
          title="Needs you now"
          more={needs.length > shownNeeds && <Link to={`${paths.bookings}?view=to-do`}>Everything there is to do</Link>}
        >
          {needs.slice(0, shownNeeds).map(({ key, ...need }) => (
            <HomeRow key={key} occasion="Examination" {...need} />
          ))}
        </HomeList>
      )}
      {needs.length === 0 && !error && (
        <p className="flex items-center gap-2.5 rounded-md border border-line bg-raised px-4 py-3">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          No booking waits for you.
        </p>
      )}
    </>
  )
}
