import type { Slot } from '@medinotes/shared/availability'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { ApiError, codeOf, errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { firstBookingsQuery } from '../booking.queries.ts'
import { NearestSlots } from './nearest-slots.tsx'

interface HoldProblemProps {
  error: unknown
  /** The one that was not to be had. */
  slot: Slot
  onTake: (slot: Slot) => void
}

/** Why a time is not held, and what to do instead. */
export function HoldProblem({ error, slot, onTake }: HoldProblemProps) {
  const code = codeOf(error)
  const time = `${formatInstant(slot.startsAt, slot.timeZone)} with ${slot.specialistName}`
  if (code === 'slot_taken') {
    const nearest = error instanceof ApiError ? (error.problem.slots ?? []) : []
    return <Taken title={`${time} has just been taken`} nearest={nearest} onTake={onTake} />
  }
  if (code === 'too_many_holds') return <TooManyHolds text={errorText(error)} />
  if (code === 'organization_pending') {
    return (
      <Alert
        tone="warning"
        title="Your organisation is not approved yet"
        action={<ButtonLink to={paths.organization}>See your organisation</ButtonLink>}
      >
        You can look for times meanwhile, and book as soon as it is approved.
      </Alert>
    )
  }
  return (
    <Alert tone="danger" title={`${time} could not be held`}>
      {errorText(error)}
    </Alert>
  )
}

const Taken = ({ title, nearest, onTake }: { title: string; nearest: Slot[]; onTake: (slot: Slot) => void }) => (
  <div className="grid gap-3">
    <Alert tone="warning" title={title}>
      {nearest.length > 0 ? 'These are the nearest free times.' : 'Choose another one below.'}
    </Alert>
    <NearestSlots slots={nearest} onTake={onTake} />
  </div>
)

function TooManyHolds({ text }: { text: string }) {
  const { data } = useQuery(firstBookingsQuery({ status: 'held' }, 10))
  return (
    <div className="grid gap-3">
      <Alert tone="warning" title="You hold three times already">
        {text} Go on with one of them, or open it and let it go.
      </Alert>
      {data ? (
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {data.items.map(({ id, startsAt, timeZone, specialistName }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
              <span className="tabular">
                <span className="font-medium">{formatInstant(startsAt, timeZone)}</span>{' '}
                <span className="text-muted">with {specialistName}</span>
              </span>
              <ButtonLink size="sm" to={paths.continueBooking(id)}>
                Go on
              </ButtonLink>
            </li>
          ))}
        </ul>
      ) : (
        <RowSkeletons label="Loading what you hold" rows={3} />
      )}
    </div>
  )
}
