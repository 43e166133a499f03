import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dayNumber } from '../../../platform/wall-clock.ts'
import { beginningsOf, isBookable, takenBy } from './beginnings.ts'
import type { Schedule, ScheduleHours, ScheduleOffer } from './schedule.ts'
import { readSlotId, writeSlotId } from './slot-id.ts'

const hour = 3_600_000

const scheduleOf = (timeZone: string, state: Schedule['state'], change: Partial<Schedule> = {}): Schedule => ({
  ...{ version: '1', specialistId: 's', name: 'Dr Vale', specialty: 'Psychiatry', practiceId: 'p', practiceName: 'P' },
  ...{
    practiceActive: true,
    stopped: false,
    listed: true,
    state,
    timeZone,
    scheduling: 'local',
    takesInterpreters: true,
  },
  ...{ onRequest: false, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, stepMinutes: 30, minimumNoticeHours: 0 },
  ...{ horizonDays: 120, worksOnHolidays: false, offers: new Map(), places: new Map() },
  ...{ hours: [], exceptions: [], reservations: [], openings: new Map() },
  ...change,
})

const hours = (weekday: number, from: string, to: string, change: Partial<ScheduleHours> = {}): ScheduleHours => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return {
    ...{ weekday, placeId: null, from: minutes(from), to: minutes(to), everyWeeks: 1 },
    ...{ validFrom: '2024-01-01', validUntil: null },
    ...change,
  }
}

const offer: ScheduleOffer = { minutes: 60, feeCents: 90_200, modalities: ['telehealth'] }

const shown = (schedule: Schedule, first: string, last = first, of = offer) =>
  beginningsOf(schedule, of, dayNumber(first), dayNumber(last)).map(({ at }) =>
    new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: schedule.timeZone, dateStyle: 'short', timeStyle: 'short' },
    }).format(at),
  )

describe('beginnings', () => {
  it('lie on the step within the hours and leave room for the whole examination', () => {
    const schedule = scheduleOf('Australia/Perth', 'WA', { hours: [hours(2, '09:00', '11:00')] })
    expect(shown(schedule, '2026-12-01')).toEqual(['2026-12-01 09:00', '2026-12-01 09:30', '2026-12-01 10:00'])
  })

  it('keep to the clock on the wall on both sides of a change of the clock', () => {
    const schedule = scheduleOf('Australia/Sydney', 'NSW', {
      hours: [hours(6, '09:00', '10:00'), hours(7, '09:00', '10:00')],
    })
    // The clock goes back on Sunday 5 April 2026 and forward on Sunday 4 October 2026.
    const october = beginningsOf(schedule, offer, dayNumber('2026-10-03'), dayNumber('2026-10-04')).map(({ at }) => at)
    expect(shown(schedule, '2026-10-03', '2026-10-04')).toEqual(['2026-10-03 09:00', '2026-10-04 09:00'])
    expect(((october[1] ?? 0) - (october[0] ?? 0)) / hour).toBe(23)
    // Easter Saturday and Sunday are holidays in New South Wales.
    const working = { ...schedule, worksOnHolidays: true }
    const april = beginningsOf(working, offer, dayNumber('2026-04-04'), dayNumber('2026-04-05')).map(({ at }) => at)
    expect(((april[1] ?? 0) - (april[0] ?? 0)) / hour).toBe(25)
  })

  it.each([
    ['Australia/Sydney', 'NSW', 5],
    ['Australia/Adelaide', 'SA', 5],
    ['Australia/Brisbane', 'QLD', 7],
    ['Australia/Perth', 'WA', 7],
  ] as const)('through the night of a missing hour in %s fall into no hour that is not there', (zone, state, count) => {
    const night = scheduleOf(zone, state, { hours: [hours(7, '00:30', '04:30')], worksOnHolidays: true })
    const all = shown(night, '2026-10-04')
    expect(all.filter((time) => time.includes(' 02:'))).toHaveLength(count === 7 ? 2 : 0)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(count)
  })

  it('through the night of an hour that comes twice begin at each reading of the clock once', () => {
    const night = scheduleOf('Australia/Sydney', 'NSW', { hours: [hours(7, '00:30', '04:30')], worksOnHolidays: true })
    const all = shown(night, '2026-04-05')
    expect(all).toHaveLength(7)
    expect(new Set(all).size).toBe(7)
  })

  it('come every second week, counted from the week in which the hours begin', () => {
    const fortnightly = { everyWeeks: 2, validFrom: '2026-11-04' }
    const schedule = scheduleOf('Australia/Perth', 'WA', { hours: [hours(3, '09:00', '10:00', fortnightly)] })
    expect(shown(schedule, '2026-10-01', '2026-12-10')).toEqual([
      '2026-11-04 09:00',
      '2026-11-18 09:00',
      '2026-12-02 09:00',
    ])
  })

  it('are none on a public holiday of the state, but where holidays are worked', () => {
    const week = [hours(2, '09:00', '10:00')]
    // The Melbourne Cup.
    expect(shown(scheduleOf('Australia/Melbourne', 'VIC', { hours: week }), '2026-11-03')).toEqual([])
    expect(shown(scheduleOf('Australia/Sydney', 'NSW', { hours: week }), '2026-11-03')).toHaveLength(1)
    const worked = scheduleOf('Australia/Melbourne', 'VIC', { hours: week, worksOnHolidays: true })
    expect(shown(worked, '2026-11-03')).toHaveLength(1)
  })

  it('are none that touch leave, and more in an extra session', () => {
    const at = (time: string) => Date.parse(`2026-12-01T${time}:00+08:00`)
    const leave = { kind: 'leave', placeId: null, startsAt: at('10:00'), endsAt: at('12:00') } as const
    const extra = { kind: 'extra', placeId: null, startsAt: at('18:00'), endsAt: at('19:00') } as const
    const schedule = scheduleOf('Australia/Perth', 'WA', {
      ...{ hours: [hours(2, '09:00', '13:00')], exceptions: [leave, extra] },
    })
    expect(shown(schedule, '2026-12-01')).toEqual(['2026-12-01 09:00', '2026-12-01 12:00', '2026-12-01 18:00'])
  })

  it.each([
    ['Australia/Sydney', '2026-04-05T09:00+10:00'],
    ['Australia/Sydney', '2026-10-04T09:00+11:00'],
    ['Australia/Adelaide', '2026-10-04T09:00+10:30'],
    ['Australia/Brisbane', '2026-10-04T09:00+10:00'],
  ] as const)('of an extra session in %s on %s begin with it and fill it', (zone, from) => {
    const startsAt = Date.parse(from)
    const extra = { kind: 'extra', placeId: null, startsAt, endsAt: startsAt + 2 * hour } as const
    const day = from.slice(0, 10)
    const times = shown(scheduleOf(zone, 'NSW', { exceptions: [extra] }), day)
    expect(times).toEqual([`${day} 09:00`, `${day} 09:30`, `${day} 10:00`])
  })

  it('after midnight belong to the next day', () => {
    const startsAt = Date.parse('2026-12-01T22:00+08:00')
    const extra = { kind: 'extra', placeId: null, startsAt, endsAt: startsAt + 4 * hour } as const
    const schedule = scheduleOf('Australia/Perth', 'WA', { exceptions: [extra], stepMinutes: 60 })
    const second = dayNumber('2026-12-02')
    expect(beginningsOf(schedule, offer, second, second).map(({ day }) => day - second)).toEqual([-1, -1, 0, 0])
  })

  it('are none at a place that is not used any more', () => {
    const place = { id: 'rooms', name: 'Rooms', address: '', suburb: '', postcode: '', directions: '' }
    const used = { ...place, state: 'WA', timeZone: 'Australia/Perth' } as const
    const week = [hours(2, '09:00', '10:00', { placeId: 'rooms' })]
    const at = { ...offer, modalities: ['in-person'] } as const
    const schedule = scheduleOf('Australia/Perth', 'WA', { hours: week, places: new Map([['rooms', used]]) })
    expect(shown(schedule, '2026-12-01', '2026-12-01', at)).toHaveLength(1)
    expect(shown({ ...schedule, places: new Map() }, '2026-12-01', '2026-12-01', at)).toEqual([])
  })

  it('are for the ways of examining that the exam type allows', () => {
    const schedule = scheduleOf('Australia/Perth', 'WA', { hours: [hours(2, '09:00', '10:00')] })
    expect(shown(schedule, '2026-12-01', '2026-12-01', { ...offer, modalities: ['in-person'] })).toEqual([])
  })
})

test('a beginning is bookable after the minimum notice and up to the horizon', () => {
  const schedule = scheduleOf('Australia/Perth', 'WA', { minimumNoticeHours: 24, horizonDays: 10 })
  const at = Date.parse('2026-12-01T01:00:00Z')
  const beginning = { at, placeId: null, day: dayNumber('2026-12-01') }
  const bookable = (now: number, today: string) => isBookable(schedule, beginning, now, () => dayNumber(today))
  expect(bookable(at - 24 * hour, '2026-11-30')).toBe(true)
  expect(bookable(at - 24 * hour + 1, '2026-11-30')).toBe(false)
  expect(bookable(at - 240 * hour, '2026-11-21')).toBe(true)
  expect(bookable(at - 264 * hour, '2026-11-20')).toBe(false)
})

test('an examination takes its buffers of the calendar as well', () => {
  const schedule = scheduleOf('Australia/Perth', 'WA', { bufferBeforeMinutes: 10, bufferAfterMinutes: 15 })
  expect(takenBy(schedule, offer, 0)).toEqual({ from: -600_000, until: 4_500_000 })
})

describe('a slot id', () => {
  const minutes = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const slots = fc.record({
    ...{ specialistId: fc.uuid(), examTypeId: fc.uuid(), placeId: fc.option(fc.uuid()) },
    startsAt: minutes.map((minute) => minute * 60_000),
  })

  it('says what it was made of', () => {
    fc.assert(
      fc.property(slots, (slot) => {
        expect(readSlotId(writeSlotId(slot))).toEqual(slot)
      }),
    )
  })

  it('that was made up is none, and never an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        expect(readSlotId(text)).toBeNull()
      }),
    )
  })
})
