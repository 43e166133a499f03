import type { Quote } from '@medinotes/shared/booking-changes'
import type { FeeStep } from '@medinotes/shared/policies'
import type { BookingRow } from '../booking-row.ts'
import { clockOf, feeAt } from '../deadline-clock/deadline-clock.ts'

export const clockOfRow = (row: BookingRow) =>
  clockOf({
    ...{ terms: row.terms, feeCents: row.fee_cents, timeZone: row.time_zone, state: row.state },
    startsAt: row.starts_at,
  })

/** What it costs now, and when it costs what next. */
export function quoteOf(steps: readonly FeeStep[], timeZone: string): Quote {
  const { feeCents, until } = feeAt(steps, new Date())
  const next = until === null ? undefined : steps.find(({ from }) => from === until)
  return { feeCents, until: next ? until : null, thenFeeCents: next?.feeCents ?? null, timeZone }
}

export const freeQuote = (timeZone: string): Quote => ({ feeCents: 0, until: null, thenFeeCents: null, timeZone })
