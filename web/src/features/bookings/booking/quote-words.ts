import type { Quote } from '@medinotes/shared/booking-changes'
import type { FeeStep } from '@medinotes/shared/policies'
import { formatInstant } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'

const costs = (cents: number) => (cents === 0 ? 'is free' : `costs ${formatCents(cents)}`)

/** What something costs now, to the cent, and when that changes: "Cancelling is free until Tue 3 Mar, 5:00 pm AEDT, then $902.00." */
export function quoteSentence(doing: string, { feeCents, until, thenFeeCents, timeZone }: Quote) {
  if (until === null || thenFeeCents === null || thenFeeCents === feeCents) return `${doing} ${costs(feeCents)}.`
  const then = thenFeeCents === 0 ? 'nothing' : formatCents(thenFeeCents)
  return `${doing} ${costs(feeCents)} until ${formatInstant(until, timeZone)}, then ${then}.`
}

/** The step that counts now, and what comes after it; null once the last one has ended. */
export function quoteNow(steps: readonly FeeStep[], timeZone: string, now = Date.now()): Quote | null {
  const index = steps.findIndex(({ until }) => until === null || Date.parse(until) > now)
  const step = steps[index]
  if (!step) return null
  return { feeCents: step.feeCents, until: step.until, thenFeeCents: steps[index + 1]?.feeCents ?? null, timeZone }
}
