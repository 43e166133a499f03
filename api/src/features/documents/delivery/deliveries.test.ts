import { randomBytes, randomUUID } from 'node:crypto'
import { accessListSchema } from '@medinotes/shared/document-access'
import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBlindIndex } from '../../../platform/crypto/blind-index.ts'
import { createLocalCounters } from '../../../platform/http/rate-counters.ts'
import { statusesOf } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createDeliveryFixture } from '../../../testing/delivery-fixture.ts'
import { createDeliveries } from './delivery.service.ts'

let service: CallerApp
let given: Awaited<ReturnType<typeof createDeliveryFixture>>
let report: Awaited<ReturnType<typeof given.report>>
let doctor: string
let token: string

beforeAll(async () => {
  service = await createCallerApp()
  given = await createDeliveryFixture(service)
})
afterAll(() => service.close())
beforeEach(async () => {
  await service.query('delete from notices')
  doctor = `${randomUUID()}@clinic.test`
  report = await given.report()
  token = await given.release(report, doctor)
})

const codeFor = () => given.codeFor(token, doctor)
const open = (code: string, more: { token?: string; purpose?: string } = {}) => given.open({ token, code, ...more })
const ticket = async (purpose = 'download') => (await open(await codeFor(), { purpose })).url
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0')
const practice = () => given.matter.admin.organization

async function receipt() {
  const { body } = await service.send(given.matter.specialist, `GET /api/bookings/${given.matter.booking.id}/report`)
  const { releases } = body as unknown as ReportDelivery
  const recipients = releases.find(({ documentId }) => documentId === report.id)?.recipients
  return recipients?.find(({ email }) => email === doctor)?.openedAt
}
const events = () =>
  service.query<{ action: string; person_id: string | null; details: { recipientId?: string } }>(
    `select action, person_id, details from audit_events where subject_id = $1 and organization_id = $2
       and action in ('document.viewed', 'document.downloaded', 'document.listed', 'report.opened',
       'report.code-locked') order by occurred_at, id`,
    [report.id, practice()?.id],
  )
/** What was done with the report itself, without being told of it. */
const reads = async () => (await events()).map(({ action }) => action).filter((action) => action !== 'document.listed')

describe('a report for a doctor without an account', () => {
  test('opens by the link and a code to the same address, and its first reading is kept as a receipt', async () => {
    const asked = await given.send('code', { token })
    expect([asked.status, asked.body]).toEqual([200, { practiceName: practice()?.name, minutes: 10 }])
    const mails = (await service.context.outbox.list({ limit: 9 })).items
    expect(mails.filter(({ text }) => text.includes('is the code')).map(({ recipient }) => recipient)).toEqual([doctor])
    const code = await codeFor()
    const { status, body, url } = await open(code)
    expect([status, body]).toEqual([
      200,
      {
        ...{ reference: expect.stringMatching(/^MN-/), practiceName: practice()?.name, url },
        ...{ filename: 'Quillfeather knee.pdf', size: report.bytes.length, releasedAt: expect.any(String) },
      },
    ])
    // To be told of it is not to have read it.
    expect([await receipt(), (await events()).map(({ action }) => action)]).toEqual([null, ['document.listed']])
    const reply = await given.follow(url)
    expect([reply.status, reply.bytes.equals(report.bytes)]).toEqual([200, true])
    expect(reply.headers['content-disposition']).toMatch(/^attachment/)
    const openedAt = await receipt()
    expect(openedAt).toEqual(expect.any(String))
    expect(await reads()).toEqual(['document.downloaded', 'report.opened'])
    const again = await open(code, { purpose: 'view' })
    const viewed = await given.follow(again.url)
    expect(viewed.headers['content-disposition']).toMatch(/^inline/)
    expect(await receipt()).toBe(openedAt)
    const seen = await events()
    expect(seen.map(({ action }) => action)).toEqual([
      ...['document.listed', 'document.downloaded', 'report.opened', 'document.listed', 'document.viewed'],
    ])
    expect(new Set(seen.map(({ person_id, details }) => `${person_id} ${details.recipientId}`)).size).toBe(1)
    const record = await service.send(given.matter.specialist, `GET /api/documents/${report.id}/access`)
    const [viewing, downloading, ...before] = accessListSchema.parse(record.body).items
    expect([viewing, downloading]).toMatchObject([
      { act: 'viewed', personName: 'Dr Ottoline Marsh' },
      { act: 'downloaded', personName: 'Dr Ottoline Marsh' },
    ])
    expect(before.map(({ act }) => act)).toEqual(['released'])
    expect(seen[0]).toMatchObject({ person_id: null, details: { recipientId: expect.any(String) } })
  })

  test('counts wrong codes, ends the code at the fifth, and goes on with another code', async () => {
    const code = await codeFor()
    for (let tries = 0; tries < 4; tries++) {
      expect(await open(wrong(code))).toMatchObject({ status: 401, body: { code: 'wrong_code' } })
    }
    for (const last of [wrong(code), code]) {
      expect(await open(last)).toMatchObject({ status: 429, body: { code: 'locked_out' } })
    }
    expect(await reads()).toEqual(['report.code-locked'])
    const another = await codeFor()
    expect((await open(another)).status).toBe(200)
    expect((await open(code)).status).toBe(401)
  })

  test('counts guesses that come at the same moment', async () => {
    const code = await codeFor()
    const guesses = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((by) => open(wrong(code, by))))
    expect(statusesOf(guesses)).toEqual([401, 401, 401, 401, 429, 429, 429])
    expect((await open(code)).status).toBe(429)
  })

  test('takes a code for its minutes, and the latest one alone', async () => {
    const first = await codeFor()
    const latest = await codeFor()
    expect((await open(first)).body).toMatchObject({ code: 'wrong_code' })
    await service.query(`update report_recipients set code_until = now() where code_until is not null`)
    expect((await open(latest)).body).toMatchObject({ code: 'wrong_code' })
  })

  test('is opened by no code of another link', async () => {
    const other = `${randomUUID()}@clinic.test`
    const link = await given.release(await given.report(), other)
    const [code, ofOther] = [await codeFor(), await given.codeFor(link, other)]
    expect(await open(ofOther)).toMatchObject({ status: 401, body: { code: 'wrong_code' } })
    expect((await open(code, { token: link })).status).toBe(401)
    expect((await open(ofOther, { token: link })).status).toBe(200)
  })

  test('answers alike for a link that nobody made, has run out or is of a practice that is suspended', async () => {
    const code = await codeFor()
    const answers = async (link: string) =>
      Promise.all([given.send('code', { token: link }), open(code, { token: link })]).then((replies) =>
        replies.map(({ status, body }) => ({ status, body: { ...body, requestId: '' } })),
      )
    const ofNobody = await answers('a-token-that-nobody-ever-made-up-before')
    expect(ofNobody).toMatchObject([
      { status: 422, body: { code: 'link_expired' } },
      { status: 422, body: { code: 'link_expired' } },
    ])
    const suspended = [practice()?.id]
    await service.query(`update organizations set status = 'suspended' where id = $1`, suspended)
    expect(await answers(token)).toEqual(ofNobody)
    await service.query(`update organizations set status = 'active' where id = $1`, suspended)
    expect((await open(code)).status).toBe(200)
    await service.query(`update report_recipients set expires_at = now() where person_id is null`)
    expect(await answers(token)).toEqual(ofNobody)
  })

  test('is gone at once when it is recalled, with links to its bytes that were given before', async () => {
    const url = await ticket()
    const code = await codeFor()
    expect((await given.recall(report)).status).toBe(200)
    expect(await given.follow(url)).toMatchObject({ status: 404, code: 'not_found' })
    expect([await open(code), await given.send('code', { token })]).toMatchObject([
      { status: 422, body: { code: 'link_expired' } },
      { status: 422, body: { code: 'link_expired' } },
    ])
    expect(await reads()).toEqual([])
    expect(await given.mailsTo(doctor)).toContainEqual(expect.stringContaining('took back the report'))
  })

  test('sends five codes an hour and ten a day, and says when to come back', async () => {
    let now = Date.now()
    const { sealing, journal } = service.context.documents
    const [countRequest, blindIndex] = [createLocalCounters(() => now), createBlindIndex(randomBytes(32))]
    const parts = { ...service.context, sealing, journal, countRequest, blindIndex }
    const deliveries = createDeliveries({ ...parts, ticketFor: async () => '' })
    const outcome = (link: string) =>
      deliveries.sendCode(link).then(
        () => 'sent',
        (error: { code: string; retryAfterSeconds?: number }) =>
          `${error.code} ${error.retryAfterSeconds ?? ''}`.trim(),
      )
    for (let count = 0; count < 5; count++) {
      expect([await outcome(token), await outcome('nobodys')]).toEqual(['sent', 'link_expired'])
    }
    const refused = ['too_many_requests 3600', 'too_many_requests 3600']
    expect([await outcome(token), await outcome('nobodys')]).toEqual(refused)
    now += 3_600_000
    for (let count = 0; count < 5; count++) expect(await outcome(token)).toBe('sent')
    now += 3_600_000
    expect(await outcome(token)).toBe('too_many_requests 79200')
    expect((await given.mailsTo(doctor)).filter((text) => text.includes('is the code'))).toHaveLength(10)
  })

  test('is asked for no more than so often over HTTP', async () => {
    for (let count = 0; count < 5; count++) await codeFor()
    const url = '/api/deliveries/code'
    const { statusCode, headers } = await service.app.inject({ method: 'POST', url, payload: { token } })
    expect([statusCode, Number(headers['retry-after'])]).toEqual([429, 3600])
  })

  test('refuses what is no link, and what would have the code sent elsewhere', async () => {
    const long = 'x'.repeat(201)
    for (const payload of [{}, { token: 'short' }, { token: long }, { token, to: 'elsewhere@clinic.test' }]) {
      expect((await given.send('code', payload)).body).toMatchObject({ code: 'malformed' })
    }
  })
})

describe('a link to its bytes', () => {
  test('is good once, for one report, and for what it was asked for', async () => {
    const other = await given.report()
    const url = await ticket('download')
    expect((await given.follow(url.replace(report.id, other.id))).code).toBe('ticket_expired')
    const replies = await Promise.all(
      [1, 2, 3].map(() => given.follow(url.replace('purpose=download', 'purpose=view'))),
    )
    expect(statusesOf(replies)).toEqual([200, 401, 401])
    expect(await reads()).toEqual(['document.downloaded', 'report.opened'])
  })

  test('brings a range that is asked for, and promises none, since it cannot be asked again', async () => {
    const reply = await given.follow(await ticket(), { range: 'bytes=0-3' })
    expect([reply.status, String(reply.bytes), reply.headers['accept-ranges']]).toEqual([206, '%PDF', 'none'])
  })

  test('tells of the bytes without a receipt, where they are not asked for', async () => {
    const reply = await given.follow(await ticket(), { method: 'HEAD' })
    expect([reply.status, reply.headers['content-length'], reply.bytes.length]).toEqual([
      200,
      String(report.bytes.length),
      0,
    ])
    expect([await receipt(), (await events()).at(-1)?.action]).toEqual([null, 'document.listed'])
  })

  test('is answered as a fault where the store has lost them', async () => {
    const url = await ticket()
    await service.context.documents.store.remove(report.key)
    const reply = await given.follow(url)
    expect([reply.status, reply.code, reply.headers['content-disposition']]).toEqual([503, 'unavailable', undefined])
  })

  test('is not given for a report that is held back', async () => {
    const url = await ticket()
    const code = await codeFor()
    await service.query(`update documents set status = 'quarantined' where id = $1`, [report.id])
    expect(await given.follow(url)).toMatchObject({ status: 409, code: 'wrong_state' })
    expect((await open(code)).body).toMatchObject({ code: 'link_expired' })
  })
})

test('leaves nothing of the case, the doctor, the link or the code in the log, nor of the case in a mail', async () => {
  const url = await ticket()
  await given.follow(url)
  await given.follow(url)
  const code = await codeFor()
  await open(wrong(code))
  await given.send('open', { token, code: 'letters' })
  await given.recall(report)
  await open(code)
  const log = service.log.join('\n')
  expect(log).toContain('delivery.open')
  const ofCase = ['Quillfeather', 'Marigold', 'Zephyrine', 'Ottoline']
  const secret = [token, doctor, code, ...(/ticket=([\w.-]+)/.exec(url)?.[1] ?? '').split('.')]
  for (const part of [...ofCase, ...secret]) expect(log).not.toContain(part)
  const texts = (await given.mailsTo(doctor)).join('\n')
  expect(texts).toContain(code)
  for (const part of ofCase) expect(texts).not.toContain(part)
})
