import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  booking,
  examination,
  macquarieStreet,
  refusedWith,
  slot,
  startTestEmulator,
  telehealth,
  type TestEmulator,
  videoReview,
  westPerth,
} from './emulator-fixture.ts'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())
afterEach(() => {
  emulator.account.appointments.clear()
  Object.assign(emulator.account, { staleAppointments: null })
})

function asked(what: string, query: Record<string, string | number>) {
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return emulator.send(`GET /availability/${what}?${new URLSearchParams(pairs).toString()}`)
}
const timesOf = async (query: Record<string, string | number>) =>
  ((await asked('times', { appointmentTypeID: examination, ...query })).body as { time: string }[]).map(
    ({ time }) => time,
  )
const thursday = { date: '2026-12-03', calendarID: macquarieStreet }

describe('openings', () => {
  test('times that are open, as many as fit', async () => {
    const { body } = await asked('times', { ...thursday, appointmentTypeID: examination })
    expect(body).toHaveLength(15)
    expect((body as object[])[0]).toEqual({ time: '2026-12-03T09:00:00+1100', slotsAvailable: 1 })
    expect(await timesOf({ ...thursday, calendarID: westPerth, timezone: 'Australia/Sydney' })).toContain(
      '2026-12-03T12:00:00+1100',
    )
  })

  test('nothing when closed or too far ahead, and no refusal', async () => {
    expect(await timesOf({ ...thursday, date: '2026-12-05' })).toEqual([])
    expect(await timesOf({ ...thursday, date: '2027-12-02' })).toEqual([])
    expect(await asked('classes', { month: '2026-12' })).toMatchObject({ status: 200, body: [] })
  })

  test('days, of one calendar or of all', async () => {
    const dates = (query: object) => asked('dates', { month: '2026-12', appointmentTypeID: examination, ...query })
    const { body } = await dates({ calendarID: macquarieStreet })
    expect(body).toHaveLength(22)
    expect((body as object[])[0]).toEqual({ date: '2026-12-02' })
    expect((await dates({})).body).toHaveLength(22)
    expect(await timesOf({ date: '2026-12-03' })).toHaveLength(45)
  })

  test('a missing kind, and a calendar that does not offer it', async () => {
    const missing = refusedWith(400, 'required_appointment_type_id', 'The parameter "appointmentTypeID" is required.')
    expect(await asked('times', thursday)).toMatchObject(missing)
    expect(await asked('times', { ...thursday, appointmentTypeID: videoReview })).toMatchObject({
      ...{ status: 400, body: { error: 'invalid_calendar' } },
    })
  })

  test('an appointment stands in the way, but not of its own move; add-ons make it longer', async () => {
    const { body } = await emulator.send('POST /appointments', booking)
    expect(await timesOf(thursday)).not.toContain(slot)
    expect(await timesOf({ ...thursday, 'ignoreAppointmentIDs[]': (body as { id: number }).id })).toContain(slot)
    expect(await timesOf({ ...thursday, 'addonIDs[]': 5_100_001 })).toHaveLength(9)
  })

  test('checked times come back as they were asked for', async () => {
    const one = { datetime: slot, appointmentTypeID: examination, calendarID: macquarieStreet }
    const closed = { ...one, datetime: '2026-12-03T05:00:00+1100' }
    const check = async (body: unknown) => (await emulator.send('POST /availability/check-times', body)).body
    expect(await check(one)).toEqual({ ...one, valid: true })
    expect(await check([one, closed])).toEqual([
      { ...one, valid: true },
      { ...closed, valid: false, reason: expect.any(String) },
    ])
  })

  test('out of date, they offer what a booking is refused', async () => {
    emulator.account.staleAppointments = []
    await emulator.send('POST /appointments', booking)
    expect(await timesOf(thursday)).toContain(slot)
    expect(await emulator.send('POST /appointments', booking)).toMatchObject({ body: { error: 'not_available' } })
  })
})

describe('when the clocks change', () => {
  const withSundays = (day: string) =>
    startTestEmulator({
      account: { openHours: { weekdays: [7], from: 0, to: 300 }, minHoursInAdvance: 0 },
      now: () => Date.parse(`${day}T00:00:00Z`),
    })
  const nightOf = async (own: TestEmulator, date: string) => {
    const query = `date=${date}&appointmentTypeID=${videoReview}&calendarID=${telehealth}`
    const { body } = await own.send(`GET /availability/times?${query}`)
    return (body as { time: string }[]).map(({ time }) => time.slice(11))
  }

  test('no time between two and three on the first Sunday of October', async () => {
    const own = await withSundays('2026-10-01')
    const night = await nightOf(own, '2026-10-04')
    expect(night.slice(0, 6)).toEqual([
      ...['00:00:00+1000', '00:30:00+1000', '01:00:00+1000', '01:30:00+1000', '03:00:00+1100', '03:30:00+1100'],
    ])
    await own.close()
  })

  test('the hour that comes twice on the first Sunday of April is offered once', async () => {
    const own = await withSundays('2027-04-01')
    const night = await nightOf(own, '2027-04-04')
    expect(night.filter((time) => time.startsWith('02:'))).toHaveLength(2)
    expect(night.at(-1)).toBe('04:30:00+1000')
    await own.close()
  })

  test('an instant is the same with a colon in its offset, without, and on the calendar’s clock', async () => {
    const written = ['2026-12-03T10:00:00+11:00', '2026-12-02T23:00:00Z', '2026-12-03T10:00:00', '2026-12-03 10:00am']
    for (const datetime of written) {
      const made = await emulator.send('POST /appointments', { ...booking, datetime })
      expect(made).toMatchObject({ status: 200, body: { datetime: slot } })
      emulator.account.appointments.clear()
    }
  })
})
