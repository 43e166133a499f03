import { type Finding, timeConflicts } from '@medinotes/shared/acuity-findings'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Link } from '../../../components/link.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { bookingsKey } from '../../bookings/booking-keys.ts'
import { acuityKey } from '../acuity-key.ts'
import { settleFinding } from './acuity.queries.ts'
import { findingDetail, findingWords, settlementNames } from './finding-words.ts'

/** One difference: what it is, of which booking, and what somebody may say about it. */
export function FindingRow({ finding }: { finding: Finding }) {
  const { kind, bookingId, bookingReference, specialistName, acuityId, foundAt, settledAt, settlement } = finding
  const { title, explanation } = findingWords[kind]
  const detail = findingDetail(finding)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4 first:pt-0 last:border-b-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-72 gap-1">
        <p className="font-medium">{title}</p>
        <p className="max-w-[70ch] text-muted">{explanation}</p>
        {detail && <p className="tabular">{detail}</p>}
        <p className="text-xs text-muted">
          {bookingId && bookingReference && <Link to={paths.booking(bookingId)}>{bookingReference}</Link>}
          {[specialistName && `, ${specialistName}`, acuityId && `, appointment ${acuityId} in Acuity`].join('')}
          {bookingReference ? ', ' : ''}
          {formatInstant(foundAt)}
        </p>
      </div>
      {settledAt && settlement ? (
        <Badge tone="success">{settlementNames[settlement]}</Badge>
      ) : (
        <SettleButtons finding={finding} />
      )}
    </li>
  )
}

const conflicts = new Set<string>(timeConflicts)

function SettleButtons({ finding: { id, kind } }: { finding: Finding }) {
  const settling = useChange(settleFinding, {
    renews: [acuityKey, bookingsKey],
    done: ({ settlement }) => settlementNames[settlement],
  })
  const isConflict = conflicts.has(kind)
  return (
    <div className="flex flex-wrap gap-2">
      {isConflict && (
        <>
          <Button loading={settling.isPending} onClick={() => settling.mutate({ id, settlement: 'ours' })}>
            Keep our time
          </Button>
          {kind !== 'moved-elsewhere' && (
            <Button loading={settling.isPending} onClick={() => settling.mutate({ id, settlement: 'theirs' })}>
              Take Acuity’s
            </Button>
          )}
        </>
      )}
      {!isConflict && kind !== 'unanswered' && (
        <Button loading={settling.isPending} onClick={() => settling.mutate({ id, settlement: 'noted' })}>
          Mark as seen
        </Button>
      )}
      {settling.isError && <Alert tone="danger" title={errorText(settling.error)} className="w-full" />}
    </div>
  )
}
