import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createContentClient } from '../../../testing/content-client.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>
let client: Awaited<ReturnType<typeof createContentClient>>

beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
  client = await createContentClient(service)
})
afterAll(() => service.close())
beforeEach(() => client.reset())

const document = (wanted: Partial<Parameters<typeof createDocument>[1]> = {}) =>
  createDocument(service, { booking: matter.booking, by: matter.referrer, ...wanted })

describe('whoever may see a document', () => {
  test('gets its bytes with headers that keep them what and where they are', async () => {
    const { id, bytes, sha256 } = await document({ filename: 'Résumé "1".pdf' })
    const reply = await client.read(matter.specialist, id)
    expect(reply.status).toBe(200)
    expect(reply.bytes.equals(bytes)).toBe(true)
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="R_sum_ _1_.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20_1_.pdf`,
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'; sandbox$/),
      'cross-origin-resource-policy': 'same-origin',
      'last-modified': expect.stringMatching(/GMT$/),
    })
  })

  test('has their look recorded for both sides before the store is asked', async () => {
    const { id, bytes } = await document()
    client.watched.answer = async (openIt) => {
      expect(await client.actionsOf(id)).toEqual(['document.downloaded', 'document.downloaded'])
      return openIt()
    }
    expect((await client.read(matter.specialist, id)).status).toBe(200)
    const events = await client.eventsOf(id)
    const sides = [matter.referrer.organization?.id, matter.admin.organization?.id]
    expect(new Set(events.map(({ organization_id: side }) => side))).toEqual(new Set(sides))
    expect(events[0]?.details).toEqual({
      bookingId: matter.booking.id,
      bytes: `0-${bytes.length - 1}`,
      size: bytes.length,
    })
  })

  test('sees in the page what it shows, and downloads everything else', async () => {
    const disposition = async (contentType: string, query: string) =>
      (await client.read(matter.referrer, (await document({ contentType })).id, { query })).headers[
        'content-disposition'
      ]
    expect(await disposition('application/pdf', '?purpose=view')).toMatch(/^inline/)
    expect(await disposition('application/pdf', '')).toMatch(/^attachment/)
    expect(await disposition('message/rfc822', '?purpose=view')).toMatch(/^attachment/)
    expect(await disposition('image/tiff', '?purpose=view')).toMatch(/^attachment/)
    const { id } = await document()
    await client.read(matter.referrer, id, { query: '?purpose=view' })
    expect(await client.actionsOf(id)).toEqual(['document.viewed', 'document.viewed'])
  })

  test('is never sent a type that a page could be made of', async () => {
    const { id } = await document({ contentType: 'text/html' })
    expect((await client.read(matter.referrer, id)).headers['content-type']).toBe('application/octet-stream')
  })
})

describe('a range', () => {
  const alphabet = Buffer.from('abcdefghijklmnopqrstuvwxyz')

  test.each([
    ['bytes=0-0', 'a', 'bytes 0-0/26'],
    ['bytes=5-7', 'fgh', 'bytes 5-7/26'],
    ['bytes=-3', 'xyz', 'bytes 23-25/26'],
    ['bytes=24-99', 'yz', 'bytes 24-25/26'],
  ])('%s is sent alone', async (range, text, contentRange) => {
    const { id } = await document({ bytes: alphabet })
    const reply = await client.read(matter.referrer, id, { headers: { range } })
    expect([reply.status, reply.bytes.toString(), reply.headers['content-range']]).toEqual([206, text, contentRange])
    expect((await client.eventsOf(id))[0]?.details).toMatchObject({ bytes: contentRange.slice(6, -3), size: 26 })
  })

  test.each(['bytes=26-', 'bytes=9-3', 'bytes=0-1,4-5', 'bytes=-0'])('%s is refused unread', async (range) => {
    const { id } = await document({ bytes: alphabet })
    const reply = await client.read(matter.referrer, id, { headers: { range } })
    expect([reply.status, reply.headers['content-range']]).toEqual([416, 'bytes */26'])
    expect(reply.problem).toMatchObject({ code: 'range_not_satisfiable' })
    expect([client.watched.reads.length, await client.actionsOf(id)]).toEqual([0, []])
  })

  test('of other bytes than the caller has is answered with the whole', async () => {
    const { id, sha256 } = await document({ bytes: alphabet })
    const asked = (tag: string) =>
      client.read(matter.referrer, id, { headers: { range: 'bytes=0-0', 'if-range': tag } })
    expect((await asked(`"${sha256}"`)).status).toBe(206)
    expect((await asked('"other"')).status).toBe(200)
  })
})

describe('without bytes', () => {
  test('HEAD says what there is, asks no store and is a look at what is known, not at the bytes', async () => {
    const { id, bytes } = await document()
    const reply = await client.read(matter.referrer, id, { method: 'HEAD', headers: { range: 'bytes=0-0' } })
    expect([reply.status, reply.bytes.length, reply.headers['content-length']]).toEqual([200, 0, String(bytes.length)])
    expect(client.watched.reads).toEqual([])
    expect(new Set(await client.actionsOf(id))).toEqual(new Set(['document.listed']))
  })

  test('what the caller has already is not sent, read or recorded', async () => {
    const { id, sha256 } = await document()
    const reply = await client.read(matter.referrer, id, { headers: { 'if-none-match': `"${sha256}"` } })
    expect([reply.status, reply.headers.etag, reply.bytes.length]).toEqual([304, `"${sha256}"`, 0])
    expect(reply.headers['content-disposition']).toBeUndefined()
    const other = await client.read(matter.referrer, id, { headers: { 'if-match': '"other"' } })
    expect(other.problem).toMatchObject({ status: 412, code: 'precondition_failed' })
    expect([client.watched.reads.length, await client.actionsOf(id)]).toEqual([0, []])
  })

  test.each(['scanning', 'quarantined', 'destroyed'] as const)(
    'one that is %s is refused to its own side',
    async (status) => {
      const { id } = await document({ status })
      expect((await client.read(matter.referrer, id)).problem).toMatchObject({ status: 409, code: 'wrong_state' })
      expect([client.watched.reads.length, await client.actionsOf(id)]).toEqual([0, []])
    },
  )
})

describe('somebody who may not see it', () => {
  test('hears what a made-up id hears, and the store hears nothing', async () => {
    const stranger = await service.person({ role: 'admin' })
    const [{ id: foreign }, madeUp] = [await document(), crypto.randomUUID()]
    const [{ id: scanning }, { id: unreleased }] = [
      await document({ status: 'scanning' }),
      await document({ by: matter.specialist, kind: 'report' }),
    ]
    const replies = [
      await client.read(stranger, foreign),
      await client.read(stranger, madeUp),
      await client.read(matter.specialist, scanning),
      await client.read(matter.referrer, unreleased),
      await client.read(stranger, foreign, { headers: { range: 'bytes=999-' } }),
    ]
    const said = replies.map(({ status, problem, headers }) => {
      // What tells one request from another, and the seconds that pass between them.
      const {
        date: _,
        'x-request-id': requestId,
        'x-ratelimit-remaining': __,
        'x-ratelimit-reset': ___,
        ...rest
      } = headers
      return { status, problem: { ...problem, requestId: requestId && null }, rest }
    })
    for (const reply of said) expect(reply).toEqual(said[0])
    expect(said[0]).toMatchObject({ status: 404, problem: { code: 'not_found' } })
    expect(client.watched.reads).toEqual([])
  })

  test('needs a token or a ticket', async () => {
    const { id } = await document()
    expect((await client.read(null, id)).status).toBe(401)
  })
})
