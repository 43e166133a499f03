import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createHold } from '../../../../testing/acuity-emulator/faults.ts'
import { type AcuityApp, createAcuityApp } from '../../../../testing/acuity-fixture.ts'
import { isSigned } from './signature.ts'

let acuity: AcuityApp
beforeAll(async () => {
  acuity = await createAcuityApp()
})
afterAll(() => acuity.close())
afterEach(async () => {
  acuity.emulator.clearFaults()
  acuity.emulator.webhooks.collected.length = 0
  await acuity.app.query('delete from acuity_inbox')
})

const sign = (body: string, key = acuity.emulator.account.apiKey) =>
  createHmac('sha256', key).update(body).digest('base64')

async function post(body: string, signature = sign(body), account?: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-acuity-signature': signature }
  const url = `/api/webhooks/acuity${account === undefined ? '' : `?account=${account}`}`
  const reply = await acuity.app.app.inject({ method: 'POST', url, headers, payload: body })
  return reply.statusCode
}

const inbox = () =>
  acuity.app.query<{ acuity_id: string; deliveries: number; action: string }>(
    'select acuity_id, deliveries, action from acuity_inbox order by acuity_id',
  )

const hintOf = (id: number, action = 'changed') =>
  `action=${action}&id=${id}&calendarID=4410003&appointmentTypeID=9100001`

test('the signature is that of the documented example', () => {
  const body = 'action=scheduled&id=54321&calendarID=27238&appointmentTypeID=1'
  const signature = 'N2vF6ucyA+NCDiiwsdXBpIxFok9pGGS4/gMB2ComFwA='
  expect(isSigned(body, signature, ['abc123'])).toBe(true)
  expect(isSigned(body, signature, ['another', 'abc123'])).toBe(true)
  expect(isSigned(`${body} `, signature, ['abc123'])).toBe(false)
  expect(isSigned(body, '', ['abc123'])).toBe(false)
  expect(isSigned(body, signature, [])).toBe(false)
})

describe('a webhook', () => {
  test('a hundred times is one row and one reading', async () => {
    const statuses = await Promise.all(Array.from({ length: 100 }, () => post(hintOf(77))))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await inbox()).toEqual([{ acuity_id: '77', deliveries: 100, action: 'changed' }])
    const jobs = await acuity.app.query(`select from graphile_worker._private_jobs where key = $1`, [
      `refresh-acuity-appointment:${acuity.accountId}:77`,
    ])
    expect(jobs).toHaveLength(1)
  })

  test('is taken in both spellings of what happened, and for the account it names', async () => {
    expect(await post(hintOf(1, 'scheduled'))).toBe(200)
    expect(await post(hintOf(2, 'appointment.canceled'))).toBe(200)
    expect(await post(hintOf(3), undefined, acuity.accountId)).toBe(200)
    expect((await inbox()).map(({ acuity_id }) => acuity_id)).toEqual(['1', '2', '3'])
  })

  test('that is forged, altered, of another account or without a signature is refused and leaves nothing', async () => {
    expect(await post(hintOf(4), sign(hintOf(4), 'guessed'))).toBe(401)
    expect(await post(hintOf(4), sign(hintOf(5)))).toBe(401)
    expect(await post(hintOf(4), '')).toBe(401)
    expect(await post(hintOf(4), undefined, crypto.randomUUID())).toBe(401)
    expect(await inbox()).toEqual([])
  })

  test('about something else, or of nonsense, is of no interest', async () => {
    expect(await post('action=order.completed&id=9')).toBe(200)
    expect(await post('action=changed&id=not-a-number')).toBe(200)
    expect(await post('')).toBe(200)
    expect(await post(`action=changed&id=1&more=${'x'.repeat(20_000)}`)).toBe(413)
    expect(await inbox()).toEqual([])
  })

  test('that is replayed changes nothing: what the appointment says then is what counts', async () => {
    await acuity.app.context.acuity.webhooks.checkAll()
    const { body: booking } = await acuity.confirm(await acuity.hold(30))
    const scheduled = acuity.emulator.webhooks.collected.splice(0)
    await acuity.steps.done(acuity.referrer, `POST /api/bookings/${booking.id}/cancel`, { reason: 'matter-settled' })
    acuity.emulator.webhooks.collected.push(...scheduled, ...scheduled)
    await acuity.deliver()
    expect(await acuity.read(booking)).toMatchObject({ status: 'cancelled' })
    expect(acuity.live()).toEqual([])
  })

  test('that comes before the reply confirms the booking, and the reply finds itself overtaken', async () => {
    await acuity.app.context.acuity.webhooks.checkAll()
    const held = await acuity.hold(32)
    const hold = createHold()
    acuity.emulator.fault('POST /appointments', { kind: 'hold-after-commit', hold })
    const confirmed = acuity.confirm(held)
    await hold.reached
    await acuity.deliver()
    await acuity.settle(held)
    expect(await acuity.read(held)).toMatchObject({ status: 'confirmed' })
    hold.release()
    await confirmed
    expect(await acuity.read(held)).toMatchObject({ status: 'confirmed' })
    expect(acuity.live()).toHaveLength(1)
  })
})

describe('registration', () => {
  const checkAll = () => acuity.app.context.acuity.webhooks.checkAll()

  test('asks for each event once, and again for those that Acuity switched off, which people are told', async () => {
    const { webhooks } = acuity.emulator.account
    webhooks.clear()
    await checkAll()
    await checkAll()
    const events = () => [...webhooks.values()].map(({ event }) => event).toSorted()
    const all = ['canceled', 'changed', 'rescheduled', 'scheduled'].map((event) => `appointment.${event}`)
    expect(events()).toEqual(all)
    for (const webhook of webhooks.values()) if (webhook.event !== 'appointment.changed') webhook.status = 'disabled'
    // Told although the first try to mend it fails.
    acuity.emulator.fault('POST /webhooks', { kind: 'server-error' })
    await checkAll()
    await checkAll()
    expect(events()).toEqual(all)
    expect([...webhooks.values()].every(({ status }) => status === 'active')).toBe(true)
    const told = await acuity.app.query(`select from audit_events where action = 'acuity.webhooks-disabled'`)
    expect(told).toHaveLength(1)
    const { items } = await acuity.app.context.outbox.list({ limit: 100 })
    expect(items.filter(({ subject }) => subject === 'Acuity had stopped telling of changes')).toHaveLength(1)
  })

  test('that Acuity refuses is shown, and the comparison goes on without', async () => {
    acuity.emulator.account.webhooks.clear()
    for (let id = 1; id <= 25; id += 1) {
      const webhook = { id, event: 'order.completed', target: 'https://elsewhere.test', status: 'active' as const }
      acuity.emulator.account.webhooks.set(id, { ...webhook, failures: 0 })
    }
    await checkAll()
    const { body } = await acuity.app.send(acuity.practice, 'GET /api/acuity/account')
    expect(body).toMatchObject({ account: { webhooks: 'refused' } })
    acuity.emulator.account.webhooks.clear()
    await acuity.app.context.acuity.reconciliation.reconcileAll()
  })
})
