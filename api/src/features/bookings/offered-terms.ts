import type { Db } from '../../platform/database.ts'
import type { SlotOffer } from '../scheduling/availability/availability.service.ts'
import type { PolicyTermsOf } from './booking-dependencies.ts'
import { type ClockTimes, paperworkDueAt, reportDueAt } from './deadline-clock/deadline-clock.ts'

/** The terms that hold for an offered slot at this moment, and what follows from them: pinned by who takes it. */
export const offeredTerms =
  (policies: PolicyTermsOf) =>
  async (tx: Db, { slot, practiceId, state }: SlotOffer) => {
    const { specialistId, examTypeId, timeZone } = slot
    const { id, terms } = await policies.termsFor(tx, { practiceId, specialistId, examTypeId })
    const times = { startsAt: new Date(slot.startsAt), timeZone, state }
    return { policyId: id, terms, ...dueDates({ terms, ...times }) }
  }

export type OfferedTerms = Awaited<ReturnType<ReturnType<typeof offeredTerms>>>

export const pinnedColumns = ({ policyId, terms, paperworkDueAt: paperwork, reportDueAt: report }: OfferedTerms) => ({
  ...{ policy_id: policyId, terms: JSON.stringify(terms), paperwork_due_at: paperwork, report_due_at: report },
})

export const dueDates = ({ terms, ...place }: Omit<ClockTimes, 'feeCents'>) => ({
  paperworkDueAt: paperworkDueAt(place, terms),
  reportDueAt: reportDueAt(place, terms),
})
