import type { Availability } from '@medinotes/shared/availability'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type AcuityApp,
  calendarId,
  createAcuityApp,
  shortExaminations,
  typeId,
} from '../../../../testing/acuity-fixture.ts'

let acuity: AcuityApp
beforeAll(async () => {
  acuity = await createAcuityApp()
})
afterAll(() => acuity.close())
afterEach(async () => {
  acuity.emulator.clearFaults()
  acuity.emulator.account.appointments.clear()
  await acuity.app.query('delete from acuity_openings')
})

const dayMs = 86_400_000
/** A Tuesday some weeks ahead: of the calendar, and as Acuity writes days. */
const tuesday = (() => {
  let at = Date.now() + 28 * dayMs
  while (new Date(at).getUTCDay() !== 2) at += dayMs
  return new Date(at).toISOString().slice(0, 10)
})()
const at = (time: string) => Date.parse(`${tuesday}T${time}:00+08:00`)

async function search(day = tuesday): Promise<string[]> {
  const { id, examTypeId } = acuity.specialist
  const path = `/api/availability?examTypeId=${examTypeId}&specialistId=${id}&from=${day}&to=${day}&limit=200`
  const { status, body } = await acuity.app.send(acuity.referrer, `GET ${path}`)
  if (status !== 200) throw new Error(`The search answered ${status}`)
  return (body as unknown as Availability).slots.map(({ startsAt }) => startsAt)
}

const shownAt = (slots: readonly string[], time: string) => slots.includes(new Date(at(time)).toISOString())

/** As if what is known had been read so long ago. */
const age = (minutes: number) =>
  acuity.app.query(`update acuity_openings set read_at = now() - make_interval(mins => $1)`, [minutes])

const callsOf = (route: string) => acuity.emulator.calls.filter((call) => call.route === route).length

const padding = (minutes: number) => {
  for (const type of acuity.emulator.account.types) if (type.id === typeId) type.paddingAfter = minutes
}

describe('a search', () => {
  test('shows just the times that Acuity has free, by the clock of the calendar', async () => {
    const slots = await search()
    // Nine to five in Perth, half an hour each.
    expect(slots).toHaveLength(16)
    expect([shownAt(slots, '09:00'), shownAt(slots, '16:30'), shownAt(slots, '17:00')]).toEqual([true, true, false])
  })

  test('leaves out what somebody took in Acuity, with what is kept free around it', async () => {
    padding(15)
    acuity.emulator.dashboard.add({ startsAt: at('10:00'), calendarId, typeId })
    const slots = await search()
    padding(0)
    const shown = ['09:00', '09:30', '10:00', '10:30', '11:00'].map((time) => shownAt(slots, time))
    expect(shown).toEqual([true, false, false, false, true])
  })

  test('reads again what is older than a minute, and once for many who ask at the same time', async () => {
    await search()
    acuity.emulator.dashboard.add({ startsAt: at('11:00'), calendarId, typeId })
    expect(shownAt(await search(), '11:00')).toBe(true)
    await age(11)
    const before = callsOf('GET /availability/times')
    const found = await Promise.all(Array.from({ length: 5 }, () => search()))
    expect(found.map((slots) => shownAt(slots, '11:00'))).toEqual([false, false, false, false, false])
    expect(callsOf('GET /availability/times') - before).toBe(1)
  })

  test('answers with what is known while Acuity does not, for an hour', async () => {
    await search()
    await age(11)
    acuity.emulator.fault('GET /availability/times', { kind: 'server-error' }, { times: 10 })
    acuity.emulator.fault('GET /availability/dates', { kind: 'server-error' }, { times: 10 })
    expect(await search()).toHaveLength(16)
    await age(61)
    expect(await search()).toEqual([])
  })

  test('offers nothing of an account that is halted', async () => {
    expect(await search()).not.toEqual([])
    await acuity.app.query(`update acuity_accounts set halted = 'plan', halted_at = now()`)
    expect(await search()).toEqual([])
    await acuity.app.query(`update acuity_accounts set halted = null, halted_at = null`)
    expect(await search()).not.toEqual([])
  })

  test('leaves out leave that was entered here', async () => {
    const payload = {
      ...{ kind: 'leave', startsAt: new Date(at('13:00')).toISOString(), endsAt: new Date(at('14:00')).toISOString() },
    }
    const entered = await acuity.app.send(acuity.practice, `POST /api/specialists/${acuity.specialist.id}/exceptions`, {
      payload,
    })
    expect(entered.status).toBe(201)
    const slots = await search()
    expect(['12:30', '13:00', '13:30', '14:00'].map((time) => shownAt(slots, time))).toEqual([true, false, false, true])
  })
})

describe('a hold', () => {
  test('asks Acuity about its time, and has the day read again where that is gone', async () => {
    await search()
    acuity.emulator.dashboard.add({ startsAt: at('15:00'), calendarId, typeId })
    const { id, examTypeId } = acuity.specialist
    const path = `/api/availability?examTypeId=${examTypeId}&specialistId=${id}&from=${tuesday}&to=${tuesday}&limit=200`
    const { body } = await acuity.app.send(acuity.referrer, `GET ${path}`)
    const slot = (body as unknown as Availability).slots.find(({ startsAt }) => Date.parse(startsAt) === at('15:00'))
    const held = await acuity.app.send(acuity.referrer, 'POST /api/bookings', { payload: { slotId: slot?.id } })
    expect(held).toMatchObject({ status: 422, body: { code: 'slot_unavailable' } })
    await acuity.app.context.acuity.openings.readForJob(
      { specialistId: acuity.specialist.id, day: tuesday },
      AbortSignal.timeout(5000),
    )
    expect(shownAt(await search(), '15:00')).toBe(false)
  })

  test('goes on where Acuity says nothing: booking the time will tell', async () => {
    const [slot] = await acuity.steps.slotsOf(acuity.specialist, acuity.referrer, 30)
    acuity.emulator.fault('POST /availability/check-times', { kind: 'server-error' })
    expect(await acuity.steps.hold(acuity.referrer, slot?.id ?? '')).toMatchObject({ status: 'held' })
  })
})

test('the round reads every day to the horizon, what is near first', async () => {
  acuity.emulator.calls.length = 0
  await acuity.app.context.acuity.openings.readRound(AbortSignal.timeout(20_000))
  const [known] = await acuity.app.query<{ days: number }>('select count(*)::int as days from acuity_openings')
  expect(known?.days).toBe(121)
  const days = acuity.emulator.calls
    .filter(({ route }) => route === 'GET /availability/times')
    .map(({ query }) => query.get('date') ?? '')
  const isFar = (day: string) => Date.parse(day) > Date.now() + 15 * dayMs
  expect(days.findIndex(isFar)).toBeGreaterThan(5)
})

test('when the clock goes back, times are those of the calendar’s wall', async () => {
  const clock = Date.parse('2027-03-20T00:00:00+11:00')
  const { createAvailability } = await import('../../../../testing/acuity-emulator/availability.ts')
  const { openAccount } = await import('../../../../testing/acuity-emulator/account.ts')
  const account = openAccount({ ...shortExaminations(), openHours: { weekdays: [7], from: 60, to: 300 } })
  const query = new URLSearchParams({ appointmentTypeID: String(typeId), calendarID: '4410001', date: '2027-04-04' })
  const times = createAvailability(account, () => clock).times(query)
  expect(times.map(({ time }) => time).slice(0, 3)).toEqual([
    ...['2027-04-04T01:00:00+1100', '2027-04-04T01:30:00+1100', '2027-04-04T02:00:00+1100'],
  ])
  expect(times.at(-1)?.time).toBe('2027-04-04T04:30:00+1000')
})
