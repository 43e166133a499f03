import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { booking, startTestEmulator, type TestEmulator } from './emulator-fixture.ts'
import { textOf } from './request-body.ts'
import { signatureOf } from './webhook-delivery.ts'

interface Received {
  body: string
  signature: unknown
  type: unknown
}

let emulator: TestEmulator
let listener: Server
let received: Received[]
let answers: number[]
let target: string

beforeEach(async () => {
  received = []
  answers = []
  emulator = await startTestEmulator()
  const take = async (incoming: IncomingMessage, reply: ServerResponse) => {
    const { headers } = incoming
    const body = await textOf(incoming)
    received.push({ body, signature: headers['x-acuity-signature'], type: headers['content-type'] })
    reply.writeHead(answers.shift() ?? 200).end()
  }
  listener = createServer((incoming, reply) => void take(incoming, reply))
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve)
  })
  target = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hooks`
})
afterEach(async () => {
  await emulator.close()
  listener.closeAllConnections()
  await new Promise((resolve) => {
    listener.close(resolve)
  })
})

const subscribe = (event: string, to = target) =>
  emulator.send('POST /webhooks', { event: `appointment.${event}`, target: to })
const book = async () => ((await emulator.send('POST /appointments', booking)).body as { id: number }).id
const bodies = async () => {
  await emulator.webhooks.delivered()
  return received.map(({ body }) => body)
}

test('a signature is that of the documentation', () => {
  const body = 'action=scheduled&id=54321&calendarID=27238&appointmentTypeID=1'
  expect(signatureOf(body, 'abc123')).toBe('N2vF6ucyA+NCDiiwsdXBpIxFok9pGGS4/gMB2ComFwA=')
})

describe('registration', () => {
  test('made, listed, and removed', async () => {
    const made = await subscribe('scheduled')
    expect(made).toMatchObject({ status: 200, body: { event: 'appointment.scheduled', target, status: 'active' } })
    expect((await emulator.send('GET /webhooks')).body).toEqual([made.body])
    const path = `DELETE /webhooks/${(made.body as { id: number }).id}`
    expect(await emulator.send(path)).toMatchObject({ status: 204, text: '' })
    expect(await emulator.send(path)).toMatchObject({ status: 404 })
  })

  test('no more than 25, and none but by HTTP', async () => {
    expect(await subscribe('scheduled', 'ftp://clinic.test/')).toMatchObject({ status: 400 })
    for (let made = 0; made < 25; made += 1) expect(await subscribe('scheduled')).toMatchObject({ status: 200 })
    expect(await subscribe('scheduled')).toMatchObject({ status: 400 })
  })
})

describe('what is told', () => {
  test('each change as itself and as a change, signed', async () => {
    for (const event of ['scheduled', 'rescheduled', 'canceled', 'changed']) await subscribe(event)
    const id = await book()
    const about = `&id=${id}&calendarID=${booking.calendarID}&appointmentTypeID=${booking.appointmentTypeID}`
    const told = (...actions: string[]) => actions.map((action) => `action=${action}${about}`).toSorted()
    expect((await bodies()).toSorted()).toEqual(told('scheduled', 'changed'))
    const [first] = received.splice(0)
    expect(first?.signature).toBe(signatureOf(first?.body ?? '', emulator.account.apiKey))
    expect(first?.type).toBe('application/x-www-form-urlencoded')
    await emulator.send(`PUT /appointments/${id}`, { firstName: 'Ann' })
    expect(await bodies()).toEqual(told('changed'))
    received.length = 0
    await emulator.send(`PUT /appointments/${id}/reschedule`, { datetime: '2026-12-04T10:00:00+1100' })
    expect((await bodies()).toSorted()).toEqual(told('rescheduled', 'changed'))
    received.length = 0
    emulator.dashboard.cancel(id)
    expect((await bodies()).toSorted()).toEqual(told('canceled', 'changed'))
  })

  test('in either form, several times, wrongly signed, or not at all', async () => {
    await subscribe('changed')
    const { mode } = emulator.webhooks
    Object.assign(mode, { action: 'dotted', copies: 2, badSignature: true })
    const id = await book()
    const all = await bodies()
    expect(all).toHaveLength(2)
    expect(all[0]).toMatch(/^action=appointment\.changed&/)
    expect(received[0]?.signature).not.toBe(signatureOf(all[0] ?? '', emulator.account.apiKey))
    mode.send = 'drop'
    emulator.dashboard.cancel(id)
    expect(await bodies()).toHaveLength(2)
  })

  test('late, the wrong way round, or before the reply', async () => {
    await subscribe('changed')
    const { mode } = emulator.webhooks
    mode.beforeReply = true
    await book()
    expect(received).toHaveLength(1)
    Object.assign(mode, { beforeReply: false, delayMs: 30 })
    await emulator.send('POST /appointments', { ...booking, datetime: '2026-12-04T10:00:00+1100' })
    expect(received).toHaveLength(1)
    await expect.poll(() => received.length).toBe(2)
    Object.assign(mode, { delayMs: 0, send: 'collect', reversed: true })
    await subscribe('canceled')
    emulator.dashboard.cancel([...emulator.account.appointments.keys()][0] ?? 0)
    const actions = emulator.webhooks.collected.map(({ body }) => body.split('&')[0])
    expect(actions).toEqual(['action=changed', 'action=canceled'])
  })
})

describe('deliveries that fail', () => {
  test('are tried again after a 500, not after a 400', async () => {
    await subscribe('changed')
    emulator.webhooks.mode.retryAfterMs = [5, 5]
    answers = [500, 200]
    await book()
    await expect.poll(() => received.length).toBe(2)
    expect(received[1]).toEqual(received[0])
    answers = [400]
    emulator.dashboard.cancel([...emulator.account.appointments.keys()][0] ?? 0)
    await expect.poll(() => received.length).toBe(3)
    await emulator.webhooks.delivered()
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(received).toHaveLength(3)
  })

  test('switch the webhook off in the end', async () => {
    await subscribe('changed')
    Object.assign(emulator.webhooks.mode, { retryAfterMs: [1, 1], disableAfter: 3 })
    answers = [500, 500, 500]
    await book()
    await expect.poll(async () => (await emulator.send('GET /webhooks')).body).toMatchObject([{ status: 'disabled' }])
    expect(received).toHaveLength(3)
    emulator.dashboard.cancel([...emulator.account.appointments.keys()][0] ?? 0)
    expect(await bodies()).toHaveLength(3)
  })

  test('a connection that fails counts as one', async () => {
    await subscribe('changed', 'http://127.0.0.1:9/')
    emulator.webhooks.mode.disableAfter = 1
    await book()
    await emulator.webhooks.delivered()
    expect((await emulator.send('GET /webhooks')).body).toMatchObject([{ status: 'disabled' }])
  })
})
