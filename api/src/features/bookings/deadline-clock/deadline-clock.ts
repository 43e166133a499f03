import type { ChargeTerm, DeadlineClock, FeeStep, Notice, PolicyTerms } from '@medinotes/shared/policies'
import type { AustralianState } from '@medinotes/shared/scheduling'
import { instantAtOrAfter, localDayOf } from '../../../platform/wall-clock.ts'
import { addBusinessDays } from './business-days.ts'

/** An examination and the terms it is booked under; state and zone are those of its place. */
export interface ClockTimes {
  terms: PolicyTerms
  feeCents: number
  startsAt: Date
  timeZone: string
  state: AustralianState
}

type Place = Pick<ClockTimes, 'startsAt' | 'timeZone' | 'state'>

const closeOfBusiness = 17 * 60
const hour = 3_600_000

const dayOf = ({ startsAt, timeZone }: Place) => localDayOf(startsAt.getTime(), timeZone)
const closeOf = (day: number, { timeZone }: Place) => new Date(instantAtOrAfter(day, closeOfBusiness, timeZone))

/** Cents, half a cent rounded up; a fixed amount is never more than the fee. */
const chargeOf = (charge: ChargeTerm, feeCents: number) =>
  charge.kind === 'percent' ? Math.floor((feeCents * charge.percent + 50) / 100) : Math.min(charge.cents, feeCents)

/** From when on there is less notice than that: 5 pm of the last business day in time, or so many elapsed hours before. */
function endOfNotice({ unit, amount }: Notice, place: Place): Date {
  if (unit === 'hours') return new Date(place.startsAt.getTime() - amount * hour)
  return closeOf(addBusinessDays(dayOf(place), -amount, place.state), place)
}

/** 5 pm, so many calendar days before the examination. */
export const paperworkDueAt = (place: Place, { paperworkDays }: PolicyTerms) =>
  closeOf(dayOf(place) - paperworkDays, place)

/** 5 pm, so many business days after the examination. */
export const reportDueAt = (place: Place, { reportBusinessDays }: PolicyTerms) =>
  closeOf(addBusinessDays(dayOf(place), reportBusinessDays, place.state), place)

/** What cancelling costs when: it never falls as the examination comes nearer, in whichever order the tiers are given. */
function cancellationSteps({ terms, feeCents, ...place }: ClockTimes): FeeStep[] {
  const tiers = terms.cancellation
    .map(({ notice, charge }) => ({ from: endOfNotice(notice, place).getTime(), feeCents: chargeOf(charge, feeCents) }))
    .toSorted((a, b) => a.from - b.from)
  const rises = [{ from: -Infinity, feeCents: 0 }]
  for (const tier of tiers) {
    const last = rises.at(-1)
    if (last === undefined || tier.feeCents <= last.feeCents) continue
    if (tier.from === last.from) rises.pop()
    rises.push(tier)
  }
  return rises.map(({ from, feeCents: cents }, index) => ({
    from: Number.isFinite(from) ? new Date(from).toISOString() : null,
    until: new Date(rises[index + 1]?.from ?? place.startsAt).toISOString(),
    feeCents: cents,
  }))
}

const free = ({ startsAt }: ClockTimes): FeeStep[] => [{ from: null, until: startsAt.toISOString(), feeCents: 0 }]

/** Fees and deadlines of an examination; pure, so that what is shown before booking is what holds afterwards. */
export function clockOf(times: ClockTimes): DeadlineClock {
  const { terms, feeCents } = times
  const cancellation = cancellationSteps(times)
  return {
    cancellation,
    rescheduling: terms.rescheduling === 'free' ? free(times) : cancellation,
    noShowFeeCents: chargeOf(terms.noShow, feeCents),
    deadlines: [
      { kind: 'paperwork', at: paperworkDueAt(times, terms).toISOString(), metAt: null },
      { kind: 'report', at: reportDueAt(times, terms).toISOString(), metAt: null },
    ],
  }
}

/** The step that holds at an instant; the last one goes on holding after the beginning of the examination. */
export function feeAt(steps: readonly FeeStep[], now: Date): FeeStep {
  const step = steps.findLast(({ from }) => from === null || Date.parse(from) <= now.getTime())
  if (step === undefined) throw new Error('Steps of a fee begin without a beginning')
  return step
}
