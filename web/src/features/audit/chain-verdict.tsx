import type { AuditVerdict } from '@medinotes/shared/audit'
import { Alert } from '../../components/alert.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { faultWords } from './audit-words.ts'
import type { Verification } from './use-verification.ts'

/** What verifying the chain found; nothing before anybody asked. */
export function ChainVerdict({ verification: { verdict, error } }: { verification: Verification }) {
  if (error) {
    return (
      <Alert tone="danger" title="The chain could not be verified" className="mb-5">
        {errorText(error)}
      </Alert>
    )
  }
  if (!verdict) return null
  return verdict.intact ? <Intact verdict={verdict} /> : <Broken verdict={verdict} />
}

const count = (events: number) => (events === 1 ? '1 event' : `${events.toLocaleString('en-AU')} events`)

function Intact({ verdict: { events, head, anchored } }: { verdict: Extract<AuditVerdict, { intact: true }> }) {
  return (
    <Alert tone="success" title={`The chain is intact: ${count(events)}`} className="mb-5">
      <p>Each event is as it was recorded, and follows the one before it.</p>
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {head && (
          <>
            <dt>Its end</dt>
            <dd className="text-text">
              Event {head.seq.toLocaleString('en-AU')}, <code title={head.hash}>{head.hash.slice(0, 12)}…</code>
            </dd>
          </>
        )}
        <dt>Last anchor outside the database</dt>
        <dd className="text-text">
          {anchored
            ? `${formatInstant(anchored.at)}, up to event ${anchored.seq.toLocaleString('en-AU')}`
            : 'None yet; one is made each night'}
        </dd>
      </dl>
    </Alert>
  )
}

function Broken({ verdict: { events, firstBroken } }: { verdict: Extract<AuditVerdict, { intact: false }> }) {
  const { seq, reason, eventId, anchoredAt } = firstBroken
  return (
    <Alert
      tone="danger"
      title={seq === null ? 'The chain is broken' : `The chain is broken at event ${seq.toLocaleString('en-AU')}`}
      className="mb-5"
    >
      <p>{faultWords[reason]}</p>
      <p>
        {events === 0 ? 'No event before it' : `The ${count(events)} before it`} can be relied on.
        {anchoredAt !== null && ` An anchor of ${formatInstant(anchoredAt)} shows it.`} Leave the database as it is,
        export the trail, and tell whoever answers for security.
      </p>
      {eventId && <p className="mt-1 text-xs">Event {eventId}</p>}
    </Alert>
  )
}
