import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { referenceFieldId } from './account.ts'
import {
  booking,
  examination,
  startTestEmulator,
  telehealth,
  type TestEmulator,
  westPerth,
} from './emulator-fixture.ts'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTestEmulator({ limits: { perSecond: 2, concurrent: 1 } })
  emulator.webhooks.mode.send = 'collect'
})
afterAll(() => emulator.close())
afterEach(() => {
  emulator.account.appointments.clear()
  emulator.clearFaults()
})

const page = async () => (await emulator.open('/')).text
async function submit(path: string, form: Record<string, string> = {}) {
  const { status, headers } = await emulator.submit(`/dashboard/${path}`, form)
  expect([status, headers.get('location')]).toEqual([303, '/'])
}
const book = async () => {
  emulator.clock.at += 1001
  const fields = [{ id: referenceFieldId, value: 'our-reference' }]
  return ((await emulator.send('POST /appointments', { ...booking, fields })).body as { id: number }).id
}
const one = () => [...emulator.account.appointments.values()][0]

describe('appointments by hand', () => {
  test('are shown with their reference, as text and not as HTML', async () => {
    await book()
    emulator.dashboard.edit(one()?.id ?? 0, { firstName: '<b>Bob' })
    const shown = await page()
    expect(shown).toContain('our-reference')
    expect(shown).toContain('2026-12-03 10:00')
    expect(shown).toContain('&lt;b&gt;Bob')
    expect(shown).not.toContain('<b>Bob')
  })

  test('are added and moved on the calendar’s own clock, and cancelled, for webhooks to hear of', async () => {
    emulator.account.webhooks.set(1, {
      id: 1,
      event: 'appointment.changed',
      target: 'http://a.test/',
      status: 'active',
      failures: 0,
    })
    const added = { calendar: String(westPerth), type: String(examination), firstName: 'Ann', lastName: 'Test' }
    await submit('appointments', { ...added, datetime: '2026-12-05T06:00' })
    expect(one()).toMatchObject({ startsAt: Date.parse('2026-12-04T22:00:00Z'), calendarId: westPerth, minutes: 60 })
    await submit(`appointments/${one()?.id}/move`, { calendar: String(telehealth), datetime: '2026-12-05T06:00' })
    expect(one()).toMatchObject({ startsAt: Date.parse('2026-12-04T19:00:00Z'), calendarId: telehealth })
    await submit(`appointments/${one()?.id}/cancel`)
    expect(one()).toMatchObject({ cancelled: true })
    expect(await page()).toContain('Cancelled')
    expect(emulator.webhooks.collected).toHaveLength(3)
    expect(await emulator.submit('/dashboard/appointments/7/cancel')).toMatchObject({ status: 404 })
  })

  test('lose their reference', async () => {
    await book()
    await submit(`appointments/${one()?.id}/clear-reference`)
    expect(one()?.fields.has(referenceFieldId)).toBe(false)
  })
})

describe('what goes wrong', () => {
  test('is planned, shown, and cleared', async () => {
    const fault = 'carried out, then no answer'
    expect(await page()).toContain(`>${fault}</option>`)
    await submit('faults', { route: 'POST /appointments', fault, nth: '1', times: '2' })
    expect(await page()).toContain('<td>commit-then-drop</td>')
    await expect(book()).rejects.toThrow('fetch failed')
    expect(emulator.account.appointments.size).toBe(1)
    await submit('faults/clear')
    expect(await page()).not.toContain('<td>commit-then-drop</td>')
    const unknown = { route: 'POST /appointments', fault: 'none such', nth: '1', times: '1' }
    expect(await emulator.submit('/dashboard/faults', unknown)).toMatchObject({ status: 400 })
  })
})

describe('the account', () => {
  test('gets another key, which is shown', async () => {
    const before = emulator.account.apiKey
    await submit('key')
    expect(emulator.account.apiKey).not.toBe(before)
    expect(await page()).toContain(emulator.account.apiKey)
  })

  test('has its webhooks switched off and on', async () => {
    emulator.account.webhooks.set(2, {
      id: 2,
      event: 'appointment.changed',
      target: 'http://b.test/',
      status: 'active',
      failures: 9,
    })
    await submit('webhooks/2/switch')
    expect(emulator.account.webhooks.get(2)).toMatchObject({ status: 'disabled' })
    expect(await page()).toContain('<td>disabled</td>')
    await submit('webhooks/2/switch')
    expect(emulator.account.webhooks.get(2)).toMatchObject({ status: 'active', failures: 0 })
  })

  test('behaves as it is told to, and shows so', async () => {
    const numbers = { listLagMs: '5000', releasedSlotMs: '60000', minHoursInAdvance: '2', copies: '3', delayMs: '10' }
    await submit('switches', { ...numbers, raceWindow: 'on', isStale: 'on', isReferenceRequired: 'on', reversed: 'on' })
    expect(emulator.account).toMatchObject({
      ...{ listLagMs: 5000, releasedSlotMs: 60_000, minHoursInAdvance: 2, raceWindow: true, isGated: false },
      ...{ staleAppointments: [], forms: [{ fields: [{ required: true }] }] },
    })
    expect(emulator.webhooks.mode).toMatchObject({ copies: 3, delayMs: 10, reversed: true, badSignature: false })
    expect(await page()).toContain('name="raceWindow" checked')
    await submit('switches', { ...numbers, listLagMs: '0' })
    expect(emulator.account).toMatchObject({ listLagMs: 0, raceWindow: false, staleAppointments: null })
    expect(emulator.account.forms).toMatchObject([{ fields: [{ required: false }] }])
  })
})

test('looking at it does not count against the limits', async () => {
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await emulator.open('/')).status))
  expect(statuses).toEqual([200, 200, 200, 200, 200])
})
