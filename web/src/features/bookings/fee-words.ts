import type { FeeStep } from '@medinotes/shared/policies'
import { formatInstant } from '../../lib/dates.ts'
import { formatCents } from '../../lib/money.ts'

const amount = (cents: number) => (cents === 0 ? 'free' : formatCents(cents))

/** What it costs by now and when that changes next: "Free until Tue 3 Mar, 5:00 pm AEDT, then $902.00." */
export function feeSentence(steps: readonly FeeStep[], timeZone: string, now = Date.now()) {
  const present = presentStep(steps, now)
  const step = steps[present]
  if (!step) return ''
  const next = steps[present + 1]
  const costs = amount(step.feeCents)
  const first = `${costs.charAt(0).toUpperCase()}${costs.slice(1)}`
  if (step.until === null || next === undefined) return `${first}.`
  return `${first} until ${formatInstant(step.until, timeZone)}, then ${amount(next.feeCents)}.`
}

/** Every later change of it: "From Tue 3 Mar, 5:00 pm AEDT: $902.00". */
export const laterFees = (steps: readonly FeeStep[], timeZone: string, now = Date.now()) =>
  steps
    .slice(presentStep(steps, now) + 1)
    .flatMap(({ from, feeCents }) =>
      from === null ? [] : [`From ${formatInstant(from, timeZone)}: ${amount(feeCents)}`],
    )

const presentStep = (steps: readonly FeeStep[], now: number) =>
  steps.findLastIndex(({ from }) => from === null || Date.parse(from) <= now)
