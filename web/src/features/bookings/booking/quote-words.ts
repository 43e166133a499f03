import type { Quote } from '@medinotes/shared/booking-changes'
import { formatInstant } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'

const costs = (cents: number) => (cents === 0 ? 'is free' : `costs ${formatCents(cents)}`)

/** What something costs now, to the cent, and when that changes: "Cancelling is free until Tue 3 Mar, 5:00 pm AEDT, then $902.00." */
export function quoteSentence(doing: string, { feeCents, until, thenFeeCents, timeZone }: Quote) {
  if (until === null || thenFeeCents === null || thenFeeCents === feeCents) return `${doing} ${costs(feeCents)}.`
  const then = thenFeeCents === 0 ? 'nothing' : formatCents(thenFeeCents)
  return `${doing} ${costs(feeCents)} until ${formatInstant(until, timeZone)}, then ${then}.`
}
