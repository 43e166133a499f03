import type { Db } from '../../platform/database.ts'
import type { Clock, PolicyTermsOf, SlotOffer } from './booking-dependencies.ts'

/** The terms that hold for an offered slot at this moment, and what follows from them: pinned by who takes it. */
export const offeredTerms =
  ({ policies, clock }: { policies: PolicyTermsOf; clock: Clock }) =>
  async (tx: Db, { slot, practiceId, state }: SlotOffer) => {
    const { specialistId, examTypeId, feeCents, timeZone } = slot
    const { id, terms } = await policies.termsFor(tx, { practiceId, specialistId, examTypeId })
    const times = { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt), timeZone, state }
    return { policyId: id, terms, ...dueDates(clock, { terms, feeCents, ...times }) }
  }

export type OfferedTerms = Awaited<ReturnType<ReturnType<typeof offeredTerms>>>

export const pinnedColumns = ({ policyId, terms, paperworkDueAt, reportDueAt }: OfferedTerms) => ({
  ...{ policy_id: policyId, terms: JSON.stringify(terms) },
  ...{ paperwork_due_at: paperworkDueAt, report_due_at: reportDueAt },
})

export function dueDates(clock: Clock, times: Parameters<Clock['clockOf']>[0]) {
  const { deadlines } = clock.clockOf(times)
  const at = (kind: (typeof deadlines)[number]['kind']) => {
    const deadline = deadlines.find((one) => one.kind === kind)
    if (deadline === undefined) throw new Error(`The clock tells no deadline for ${kind}`)
    return new Date(deadline.at)
  }
  return { paperworkDueAt: at('paperwork'), reportDueAt: at('report') }
}
