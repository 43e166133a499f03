import type { PolicyConsequences, PolicyOutcome, PolicyTerms } from '@medinotes/shared/policies'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../../../app/paths.ts'
import { Link } from '../../../components/link.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { policyConsequencesQuery } from './policies.queries.ts'
import { consequenceLines, type PolicyScope } from './policy-words.ts'

interface ConsequencesProps {
  scope: PolicyScope
  terms: PolicyTerms
  effectiveFrom: string | undefined
}

/** How far the new terms are from what bookings have: they keep theirs, and what is booked later gets these. */
export function Consequences({ scope, terms, effectiveFrom }: ConsequencesProps) {
  const change = { ...scope, terms, ...(effectiveFrom !== undefined && { effectiveFrom }) }
  const { data, error, isPlaceholderData } = useQuery(policyConsequencesQuery(change))
  return (
    <section aria-label="Consequences" className="grid content-start gap-3 rounded-md bg-sunken p-4">
      <p className="font-medium">What it would mean for what is booked</p>
      {data ? (
        <div aria-live="polite" aria-busy={isPlaceholderData} className="tabular grid gap-3">
          <ul className="grid gap-1">
            {consequenceLines(data).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {data.examples.length > 0 && <Examples examples={data.examples} />}
        </div>
      ) : error ? (
        <p className="text-danger">{errorText(error)}</p>
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </section>
  )
}

const Examples = ({ examples }: Pick<PolicyConsequences, 'examples'>) => (
  <details>
    <summary className="cursor-default font-medium text-accent">
      {examples.length === 1 ? 'An example' : `${examples.length} examples`}
    </summary>
    <ul className="mt-2 grid gap-3">
      {examples.map(({ bookingId, reference, startsAt, timeZone, now, after }) => (
        <li key={bookingId} className="grid gap-0.5">
          <p>
            <Link to={paths.booking(bookingId)}>{reference}</Link>, {formatInstant(startsAt, timeZone)}
          </p>
          <p className="text-muted">Has: {outcomeWords(now, timeZone)}</p>
          <p className="text-muted">Would have: {outcomeWords(after, timeZone)}</p>
        </li>
      ))}
    </ul>
  </details>
)

const outcomeWords = ({ freeUntil, cancelCents, noShowCents, documentsDueAt }: PolicyOutcome, timeZone: string) =>
  [
    cancelCents === 0
      ? 'cancelling is free'
      : `${freeUntil === null ? '' : `free until ${formatInstant(freeUntil, timeZone)}, `}at last ${formatCents(cancelCents)}`,
    `not attending ${formatCents(noShowCents)}`,
    `documents by ${formatInstant(documentsDueAt, timeZone)}`,
  ].join('; ')
