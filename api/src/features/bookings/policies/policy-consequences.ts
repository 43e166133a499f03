import type { PolicyConsequences, PolicyOutcome, PolicyTerms } from '@medinotes/shared/policies'
import type { Db } from '../../../platform/database.ts'
import type { BookingRow } from '../booking-row.ts'
import { clockOfRow } from '../changes/fee-quote.ts'
import { feeAt } from '../deadline-clock/deadline-clock.ts'
import { countLately, countUpcoming, type Covering, selectUnlike } from './covered-bookings.repository.ts'

// What is computed one by one is bounded, whatever a practice has booked.
const mostCompared = 200
const examples = 5

/** What would be different if the bookings to come that a policy covers were under it. */
export async function consequencesOf(
  tx: Db,
  organizationId: string,
  change: Omit<Covering, 'organizationId'>,
): Promise<PolicyConsequences> {
  const covering = { ...change, organizationId }
  const counts = await countUpcoming(tx, covering)
  const rows = await selectUnlike(tx, covering, mostCompared)
  const compared = rows.map((row) => compare(row, change.terms))
  const count = (is: (one: Compared) => boolean) => compared.filter(is).length
  return {
    ...counts,
    lately: await countLately(tx, covering),
    compared: compared.length,
    dearer: count(({ isDearer }) => isDearer),
    cheaper: count(({ isCheaper }) => isCheaper),
    documentsEarlier: count(({ now, after }) => after.documentsDueAt < now.documentsDueAt),
    documentsLater: count(({ now, after }) => after.documentsDueAt > now.documentsDueAt),
    examples: compared.slice(0, examples).map(({ row, now, after }) => ({
      ...{
        bookingId: row.id,
        reference: row.reference,
        startsAt: row.starts_at.toISOString(),
        timeZone: row.time_zone,
      },
      ...{ now, after },
    })),
  }
}

type Compared = ReturnType<typeof compare>

/** Dearer where anything costs more at any moment, and cheaper where anything costs less: it may be both. */
function compare(row: BookingRow, terms: PolicyTerms) {
  const [old, fresh] = [clockOfRow(row), clockOfRow({ ...row, terms })]
  const moments = [...old.cancellation, ...fresh.cancellation].map(({ from }) => new Date(from ?? 0))
  const differences = (['cancellation', 'rescheduling'] as const).flatMap((what) =>
    moments.map((at) => feeAt(fresh[what], at).feeCents - feeAt(old[what], at).feeCents),
  )
  differences.push(fresh.noShowFeeCents - old.noShowFeeCents)
  return {
    ...{ row, now: outcomeOf(old), after: outcomeOf(fresh) },
    isDearer: differences.some((cents) => cents > 0),
    isCheaper: differences.some((cents) => cents < 0),
  }
}

function outcomeOf({ cancellation, noShowFeeCents, deadlines }: ReturnType<typeof clockOfRow>): PolicyOutcome {
  const free = cancellation.findLast(({ feeCents }) => feeCents === 0)
  return {
    freeUntil: free?.until ?? null,
    cancelCents: cancellation.at(-1)?.feeCents ?? 0,
    noShowCents: noShowFeeCents,
    documentsDueAt: deadlines.find(({ kind }) => kind === 'paperwork')?.at ?? '',
  }
}
