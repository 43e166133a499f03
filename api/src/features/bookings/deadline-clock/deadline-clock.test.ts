import { type PolicyTerms, standardTerms } from '@medinotes/shared/policies'
import { australianStates } from '@medinotes/shared/scheduling'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { publicHolidaysOf } from '../../../platform/public-holidays.ts'
import { dayNumber, localDayOf } from '../../../platform/wall-clock.ts'
import { addBusinessDays, isBusinessDay } from './business-days.ts'
import { clockOf, feeAt } from './deadline-clock.ts'

const zones = {
  ACT: 'Australia/Sydney',
  NSW: 'Australia/Sydney',
  NT: 'Australia/Darwin',
  QLD: 'Australia/Brisbane',
  SA: 'Australia/Adelaide',
  TAS: 'Australia/Hobart',
  VIC: 'Australia/Melbourne',
  WA: 'Australia/Perth',
} as const

const timeIn = (timeZone: string, instant: string) =>
  new Intl.DateTimeFormat('en-AU', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )

const examination = (
  startsAt: string,
  state: keyof typeof zones,
  terms: Partial<PolicyTerms> = {},
  feeCents = 90_200,
) => ({
  terms: { ...standardTerms, ...terms },
  feeCents,
  startsAt: new Date(startsAt),
  timeZone: zones[state],
  state,
})

const tier = (amount: number, percent: number) =>
  ({ notice: { unit: 'business-days', amount }, charge: { kind: 'percent', percent } }) as const

const cancellationOf = (...given: Parameters<typeof examination>) => clockOf(examination(...given)).cancellation

describe('the end of notice', () => {
  it('is 5 pm of the third business day before, in daylight saving time', () => {
    // Friday 6 March 2026, 10 am in Sydney.
    expect(cancellationOf('2026-03-05T23:00:00.000Z', 'NSW', { cancellation: [tier(3, 100)] })).toEqual([
      { from: null, until: '2026-03-03T06:00:00.000Z', feeCents: 0 },
      { from: '2026-03-03T06:00:00.000Z', until: '2026-03-05T23:00:00.000Z', feeCents: 90_200 },
    ])
  })

  it('steps over Easter and back over the end of daylight saving time', () => {
    // Wednesday 8 April 2026, 10 am AEST: Tuesday 7, Thursday 2 and Wednesday 1 April, which is still AEDT.
    const [first] = cancellationOf('2026-04-08T00:00:00.000Z', 'NSW', { cancellation: [tier(3, 100)] })
    expect(first?.until).toBe('2026-04-01T06:00:00.000Z')
  })

  it('knows the holidays of its own state only', () => {
    // Wednesday 4 November 2026: the Cup is a holiday in Melbourne and none in Perth.
    const wednesday = '2026-11-04T02:00:00.000Z'
    const [melbourne] = cancellationOf(wednesday, 'VIC', { cancellation: [tier(1, 100)] })
    const [perth] = cancellationOf(wednesday, 'WA', { cancellation: [tier(1, 100)] })
    expect(melbourne?.until).toBe('2026-11-02T06:00:00.000Z')
    expect(perth?.until).toBe('2026-11-03T09:00:00.000Z')
  })

  it('counts hours as they pass, whatever clocks show', () => {
    // Sunday 4 October 2026, noon AEDT: clocks went forward that night.
    const terms = {
      cancellation: [{ notice: { unit: 'hours', amount: 24 }, charge: { kind: 'percent', percent: 50 } }],
    }
    const [first] = cancellationOf('2026-10-04T01:00:00.000Z', 'NSW', terms as Partial<PolicyTerms>)
    expect(first?.until).toBe('2026-10-03T01:00:00.000Z')
  })
})

test('a share is rounded to the cent, half a cent up, and a fixed amount is no more than the fee', () => {
  const terms = { cancellation: [tier(3, 25)], noShow: { kind: 'fixed', cents: 1_000_000 } } as const
  const clock = clockOf(
    examination('2026-03-05T23:00:00.000Z', 'NSW', { ...terms, cancellation: [...terms.cancellation] }, 10_002),
  )
  expect(clock.cancellation.at(-1)?.feeCents).toBe(2501)
  expect(clock.noShowFeeCents).toBe(10_002)
})

test('documents are due 7 days before and the report 15 business days after, at 5 pm there', () => {
  // Monday 21 December 2026 in Brisbane: Christmas, Boxing Day's substitute, New Year and Australia Day lie between.
  const { deadlines } = clockOf(examination('2026-12-20T23:00:00.000Z', 'QLD'))
  expect(deadlines.map(({ at }) => at)).toEqual(['2026-12-14T07:00:00.000Z', '2027-01-14T07:00:00.000Z'])
})

const states = fc.constantFrom(...australianStates)
const charge = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ kind: fc.constant('fixed' as const), cents: fc.integer({ min: 0, max: 500_000 }) }),
)
const notice = fc.oneof(
  fc.record({ unit: fc.constant('business-days' as const), amount: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ unit: fc.constant('hours' as const), amount: fc.integer({ min: 1, max: 720 }) }),
)
const examinations = fc
  .record({
    state: states,
    // Two years, so that both changes of the clock and every holiday are among the days around.
    at: fc.integer({ min: Date.parse('2026-01-01') / 900_000, max: Date.parse('2028-01-01') / 900_000 }),
    cancellation: fc.array(fc.record({ notice, charge }), { maxLength: 6 }),
    feeCents: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ state, at, cancellation, feeCents }) =>
    examination(new Date(at * 900_000).toISOString(), state, { cancellation }, feeCents),
  )

describe('for any examination of two years in any state', () => {
  it('steps follow one another without a gap, never fall, and end where it begins', () => {
    fc.assert(
      fc.property(examinations, (times) => {
        const { cancellation: steps } = clockOf(times)
        expect(steps[0]).toMatchObject({ from: null, feeCents: 0 })
        expect(steps.at(-1)?.until).toBe(times.startsAt.toISOString())
        for (const [index, step] of steps.entries()) {
          const next = steps[index + 1]
          if (!next) continue
          expect(step.until).toBe(next.from)
          expect(next.feeCents).toBeGreaterThan(step.feeCents)
        }
        expect(Math.max(...steps.map(({ feeCents }) => feeCents))).toBeLessThanOrEqual(times.feeCents)
      }),
    )
  })

  it('the order in which tiers are given changes nothing', () => {
    fc.assert(
      fc.property(examinations, (times) => {
        const reversed = { ...times.terms, cancellation: times.terms.cancellation.toReversed() }
        expect(clockOf({ ...times, terms: reversed })).toEqual(clockOf(times))
      }),
    )
  })

  it('ends of business days and deadlines read 5 pm on a business day’s clock there', () => {
    fc.assert(
      fc.property(examinations, (times) => {
        const days = times.terms.cancellation.filter((one) => one.notice.unit === 'business-days')
        const { cancellation, deadlines } = clockOf({ ...times, terms: { ...times.terms, cancellation: days } })
        for (const { from } of cancellation) {
          if (from === null) continue
          expect(timeIn(times.timeZone, from)).toBe('17:00')
          expect(isBusinessDay(localDayOf(Date.parse(from), times.timeZone), times.state)).toBe(true)
        }
        for (const { at } of deadlines) expect(timeIn(times.timeZone, at)).toBe('17:00')
      }),
    )
  })

  it('the fee at a moment is that of the step around it, and the last one’s after the beginning', () => {
    fc.assert(
      fc.property(examinations, fc.integer({ min: -90, max: 5 }), (times, days) => {
        const { cancellation } = clockOf(times)
        const now = new Date(times.startsAt.getTime() + days * 86_400_000)
        const step = feeAt(cancellation, now)
        expect(step.from === null || Date.parse(step.from) <= now.getTime()).toBe(true)
        const lasts = Date.parse(step.until ?? '') >= now.getTime()
        expect(days <= 0 ? lasts : step === cancellation.at(-1)).toBe(true)
      }),
    )
  })
})

describe.each(australianStates)('%s', (state) => {
  it.each([2026, 2027])('has no business day on a weekend or a public holiday of %i', (year) => {
    const holidays = publicHolidaysOf(state, year)
    expect(holidays.size).toBeGreaterThan(8)
    for (const date of holidays.keys()) expect(isBusinessDay(dayNumber(date), state)).toBe(false)
    for (let day = dayNumber(`${year}-01-03`); day < dayNumber(`${year}-12-20`); day += 1) {
      const [before, after] = [addBusinessDays(day, -3, state), addBusinessDays(day, 3, state)]
      expect([before, after].every((one) => isBusinessDay(one, state))).toBe(true)
      expect(before).toBeLessThan(day)
      expect(after).toBeGreaterThan(day)
    }
  })
})
