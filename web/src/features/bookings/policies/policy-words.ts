import type { ChargeTerm, Notice, Policy, PolicyConsequences, PolicyTerms } from '@medinotes/shared/policies'
import { formatCents } from '../../../lib/money.ts'

const counted = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? '' : 's'}`

const noticeWords = ({ unit, amount }: Notice) => counted(amount, unit === 'hours' ? 'hour' : 'business day')

function chargeWords(charge: ChargeTerm) {
  if (charge.kind === 'fixed') return charge.cents === 0 ? 'nothing' : formatCents(charge.cents)
  if (charge.percent === 0) return 'nothing'
  return charge.percent === 100 ? 'the whole fee' : `${charge.percent}% of the fee`
}

/** How long the notice is, roughly, to put tiers in order: a business day takes seven fifths of a day. */
const lengthOf = ({ unit, amount }: Notice) => (unit === 'hours' ? amount : amount * 24 * 1.4)

/** What terms say, in lines: the longest notice first. */
export function termsLines({ cancellation, rescheduling, noShow, ...terms }: PolicyTerms) {
  const tiers = cancellation.toSorted((a, b) => lengthOf(b.notice) - lengthOf(a.notice))
  return [
    ...(tiers.length === 0 ? ['Cancelling is always free'] : []),
    ...tiers.map(({ notice, charge }) => `Less than ${noticeWords(notice)}’ notice: ${chargeWords(charge)}`),
    rescheduling === 'free' ? 'Moving is free' : 'Moving costs what cancelling would',
    `Not attending: ${chargeWords(noShow)}`,
    terms.paperworkDays === 0
      ? 'Paperwork due on the day, by 5 pm'
      : `Paperwork due ${counted(terms.paperworkDays, 'day')} before`,
    `Report due ${counted(terms.reportBusinessDays, 'business day')} after`,
    `Slots kept ${counted(terms.holdMinutes, 'minute')}`,
  ].map((line) => line.replace('day’ notice', 'day’s notice').replace('hour’ notice', 'hour’s notice'))
}

export type PolicyScope = Pick<Policy, 'specialistId' | 'examTypeId'>

/** Ids of specialists and exam types, and what people call them. */
export type Names = ReadonlyMap<string, string>

/** Which bookings a policy is for. */
export function scopeName({ specialistId, examTypeId }: PolicyScope, names: Names) {
  const specialist = specialistId && (names.get(specialistId) ?? 'A specialist')
  const examType = examTypeId && (names.get(examTypeId) ?? 'An exam type')
  return [specialist, examType].filter(Boolean).join(', ') || 'The whole practice'
}

export const isSameScope = (a: PolicyScope, b: PolicyScope) =>
  a.specialistId === b.specialistId && a.examTypeId === b.examTypeId

/** How many bookings a change is about, and which way. */
export function consequenceLines({ upcoming, alike, lately, compared, ...found }: PolicyConsequences) {
  const recent = `${counted(lately, 'booking')} of this kind in the last four weeks: those to come would be under it.`
  if (upcoming === 0) return ['No booking to come would be covered by it.', recent]
  const unlike = upcoming - alike
  const lines = [
    `${counted(upcoming, 'booking')} to come of this kind. Each keeps the policy it was made under.`,
    alike === upcoming ? 'All have the same terms already.' : `${unlike} of them have other terms.`,
    ...(compared < unlike ? [`Of these, the first ${compared} were compared:`] : []),
    ...(found.dearer > 0 ? [`${found.dearer} would cost more to cancel, move or miss`] : []),
    ...(found.cheaper > 0 ? [`${found.cheaper} would cost less`] : []),
    ...(found.documentsEarlier > 0 ? [`${found.documentsEarlier} would have documents due earlier`] : []),
    ...(found.documentsLater > 0 ? [`${found.documentsLater} would have documents due later`] : []),
  ]
  return [...lines, recent]
}
