import { once } from 'node:events'
import { get, type IncomingMessage, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as soon } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { StoreLost, StoreUnavailable } from '../document-store.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>
let port: number

beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  port = (service.app.server.address() as AddressInfo).port
})
afterAll(() => service.close())

/** What the store was asked for, and how it answers where it is not to answer as it does. */
const reads: Parameters<typeof service.context.documents.store.read>[] = []
let answer: ((open: () => Promise<Readable>) => Promise<Readable>) | null = null
let wellRead: typeof service.context.documents.store.read

beforeEach(() => {
  const { store } = service.context.documents
  wellRead = store.read.bind(store)
  reads.length = 0
  answer = null
  store.read = (...asked) => {
    reads.push(asked)
    const open = () => wellRead(...asked)
    return answer === null ? open() : answer(open)
  }
})
afterEach(() => {
  service.context.documents.store.read = wellRead
})

interface Asked {
  method?: string
  query?: string
  headers?: Record<string, string>
}

/** The reply as it begins, with nothing read of its body. */
async function open(caller: Principal | null, id: string, { method = 'GET', query = '', headers = {} }: Asked = {}) {
  const token = caller && (await service.tokenFor(caller))
  const request = httpRequest({
    ...{ port, host: '127.0.0.1', method, path: `/api/documents/${id}/content${query}`, agent: false },
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
  }).end()
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  return reply
}

async function read(caller: Principal | null, id: string, asked?: Asked) {
  const reply = await open(caller, id, asked)
  const bytes = await buffer(reply)
  const problem = reply.headers['content-type']?.includes('problem') ? (JSON.parse(bytes.toString()) as object) : null
  return { status: reply.statusCode, headers: reply.headers, bytes, problem }
}

const document = (wanted: Partial<Parameters<typeof createDocument>[1]> = {}) =>
  createDocument(service, { booking: matter.booking, by: matter.referrer, ...wanted })

const eventsOf = (id: string) =>
  service.query<{ action: string; organization_id: string; details: Record<string, unknown> }>(
    `select action, organization_id, details from audit_events where subject_id = $1 order by occurred_at, id`,
    [id],
  )
const actionsOf = async (id: string) => (await eventsOf(id)).map(({ action }) => action)

/** Until what follows from something is there: at once, or within moments. */
async function until(isSo: () => boolean | Promise<boolean>) {
  const end = performance.now() + 5000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It did not come about')
    await soon()
  }
}

describe('whoever may see a document', () => {
  test('gets its bytes with headers that keep them what and where they are', async () => {
    const { id, bytes, sha256 } = await document({ filename: 'Résumé "1".pdf' })
    const reply = await read(matter.specialist, id)
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
      'content-security-policy': expect.stringContaining('sandbox'),
      'cross-origin-resource-policy': 'same-origin',
      'last-modified': expect.stringMatching(/GMT$/),
    })
  })

  test('has their look recorded for both sides before the store is asked', async () => {
    const { id, bytes } = await document()
    answer = async (openIt) => {
      expect(await actionsOf(id)).toEqual(['document.downloaded', 'document.downloaded'])
      return openIt()
    }
    expect((await read(matter.specialist, id)).status).toBe(200)
    const events = await eventsOf(id)
    const sides = [matter.referrer.organization?.id, matter.admin.organization?.id]
    expect(events.map(({ organization_id: side }) => side).toSorted()).toEqual(sides.toSorted())
    expect(events[0]?.details).toEqual({
      bookingId: matter.booking.id,
      bytes: `0-${bytes.length - 1}`,
      size: bytes.length,
    })
  })

  test('sees in the page what it shows, and downloads everything else', async () => {
    const disposition = async (contentType: string, query: string) =>
      (await read(matter.referrer, (await document({ contentType })).id, { query })).headers['content-disposition']
    expect(await disposition('application/pdf', '?purpose=view')).toMatch(/^inline/)
    expect(await disposition('application/pdf', '')).toMatch(/^attachment/)
    expect(await disposition('message/rfc822', '?purpose=view')).toMatch(/^attachment/)
    expect(await disposition('image/tiff', '?purpose=view')).toMatch(/^attachment/)
    const { id } = await document()
    await read(matter.referrer, id, { query: '?purpose=view' })
    expect(await actionsOf(id)).toEqual(['document.viewed', 'document.viewed'])
  })

  test('is never sent a type that a page could be made of', async () => {
    const { id } = await document({ contentType: 'text/html' })
    expect((await read(matter.referrer, id)).headers['content-type']).toBe('application/octet-stream')
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
    const reply = await read(matter.referrer, id, { headers: { range } })
    expect([reply.status, reply.bytes.toString(), reply.headers['content-range']]).toEqual([206, text, contentRange])
    expect((await eventsOf(id))[0]?.details).toMatchObject({ bytes: contentRange.slice(6, -3), size: 26 })
  })

  test.each(['bytes=26-', 'bytes=9-3', 'bytes=0-1,4-5', 'bytes=-0'])('%s is refused unread', async (range) => {
    const { id } = await document({ bytes: alphabet })
    const reply = await read(matter.referrer, id, { headers: { range } })
    expect([reply.status, reply.headers['content-range']]).toEqual([416, 'bytes */26'])
    expect(reply.problem).toMatchObject({ code: 'range_not_satisfiable' })
    expect([reads.length, await actionsOf(id)]).toEqual([0, []])
  })

  test('of other bytes than the caller has is answered with the whole', async () => {
    const { id, sha256 } = await document({ bytes: alphabet })
    const asked = (tag: string) => read(matter.referrer, id, { headers: { range: 'bytes=0-0', 'if-range': tag } })
    expect((await asked(`"${sha256}"`)).status).toBe(206)
    expect((await asked('"other"')).status).toBe(200)
  })
})

describe('without bytes', () => {
  test('HEAD says what there is, asks no store and is a look at what is known, not at the bytes', async () => {
    const { id, bytes } = await document()
    const reply = await read(matter.referrer, id, { method: 'HEAD', headers: { range: 'bytes=0-0' } })
    expect([reply.status, reply.bytes.length, reply.headers['content-length']]).toEqual([200, 0, String(bytes.length)])
    expect(reads).toEqual([])
    expect(new Set(await actionsOf(id))).toEqual(new Set(['document.listed']))
  })

  test('what the caller has already is not sent, read or recorded', async () => {
    const { id, sha256 } = await document()
    const reply = await read(matter.referrer, id, { headers: { 'if-none-match': `"${sha256}"` } })
    expect([reply.status, reply.headers.etag, reply.bytes.length]).toEqual([304, `"${sha256}"`, 0])
    expect(reply.headers['content-disposition']).toBeUndefined()
    const other = await read(matter.referrer, id, { headers: { 'if-match': '"other"' } })
    expect(other.problem).toMatchObject({ status: 412, code: 'precondition_failed' })
    expect([reads.length, await actionsOf(id)]).toEqual([0, []])
  })

  test.each(['scanning', 'quarantined', 'destroyed'] as const)(
    'one that is %s is refused to its own side',
    async (status) => {
      const { id } = await document({ status })
      expect((await read(matter.referrer, id)).problem).toMatchObject({ status: 409, code: 'wrong_state' })
      expect([reads.length, await actionsOf(id)]).toEqual([0, []])
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
      await read(stranger, foreign),
      await read(stranger, madeUp),
      await read(matter.specialist, scanning),
      await read(matter.referrer, unreleased),
      await read(stranger, foreign, { headers: { range: 'bytes=999-' } }),
    ]
    const said = replies.map(({ status, problem, headers }) => {
      const { date: _, 'x-request-id': requestId, 'x-ratelimit-remaining': __, ...rest } = headers
      return { status, problem: { ...problem, requestId: requestId && null }, rest }
    })
    for (const reply of said) expect(reply).toEqual(said[0])
    expect(said[0]).toMatchObject({ status: 404, problem: { code: 'not_found' } })
    expect(reads).toEqual([])
  })

  test('needs a token or a ticket', async () => {
    const { id } = await document()
    expect((await read(null, id)).status).toBe(401)
  })
})

describe('a store that fails', () => {
  const secret = 'bucket.example.test'

  test.each([
    ['does not answer', () => Promise.reject(new StoreUnavailable(secret))],
    ['has lost it', () => Promise.reject(new StoreLost(secret))],
    ['refuses', () => Promise.reject(new Error(`403 at ${secret}`))],
    ['breaks off before the first byte', () => Promise.resolve(failing(new Error(secret)))],
    ['sends nothing', () => Promise.resolve(Readable.from([]))],
  ])('and %s is answered 503, without its words anywhere', async (_, fail) => {
    const { id } = await document()
    answer = fail
    const reply = await read(matter.referrer, id)
    expect([reply.status, reply.problem]).toMatchObject([503, { code: 'unavailable' }])
    expect(reply.headers['retry-after']).toMatch(/^\d+$/)
    for (const name of ['content-disposition', 'etag', 'content-range']) expect(reply.headers[name]).toBeUndefined()
    expect(JSON.stringify([reply.headers, reply.problem, service.log])).not.toContain(secret)
  })

  function failing(error: Error) {
    return new Readable({
      read: function () {
        this.destroy(error)
      },
    })
  }

  const half = Buffer.alloc(500_000, 'a')
  async function* inTurn(...parts: (Buffer | Error)[]) {
    for (const part of parts) {
      if (part instanceof Error) throw part
      yield part
      await soon()
    }
  }

  test.each([
    ['breaks off', () => inTurn(half, new Error(secret))],
    ['ends too soon', () => inTurn(half)],
    ['sends too much', () => inTurn(half, Buffer.concat([half, half]))],
  ])('and %s in the middle is a broken download, never a short success', async (_, give) => {
    const { id } = await document({ bytes: Buffer.concat([half, half]) })
    answer = () => Promise.resolve(Readable.from(give()))
    const reply = await open(matter.referrer, id)
    expect(reply.statusCode).toBe(200)
    await expect(buffer(reply)).rejects.toThrow('aborted')
    expect(service.log.filter((line) => line.includes('document-broken-off')).join('')).not.toContain(secret)
  })
})

describe('a reader', () => {
  /** Counts what is taken from it. */
  function endless(size: number) {
    const taken = { bytes: 0, aborted: false }
    const chunk = Buffer.alloc(64 * 1024)
    const source = new Readable({
      read() {
        const next = Math.min(chunk.length, size - taken.bytes)
        taken.bytes += next
        this.push(next === 0 ? null : chunk.subarray(0, next))
      },
      destroy(error, done) {
        taken.aborted = taken.bytes < size
        done(error)
      },
    })
    return { taken, source }
  }

  const large = 50 * 1024 * 1024
  async function largeDocument() {
    const { id } = await document()
    await service.query('update documents set size = $2 where id = $1', [id, large])
    return id
  }

  test('who takes a byte at a time has the store read no further ahead than some bufferfuls', async () => {
    const id = await largeDocument()
    const { taken, source } = endless(large)
    answer = () => Promise.resolve(source)
    const reply = await open(matter.referrer, id)
    reply.pause()
    let before = -1
    await until(async () => {
      const settled = before === taken.bytes
      before = taken.bytes
      await new Promise((resolve) => setTimeout(resolve, 50))
      return settled
    })
    expect(taken.bytes).toBeLessThan(large / 4)
    reply.destroy()
    await until(() => taken.aborted)
  })

  test('who leaves in the middle ends the reading of the store', async () => {
    const id = await largeDocument()
    const { taken, source } = endless(large)
    answer = () => Promise.resolve(source)
    const reply = await open(matter.referrer, id)
    await once(reply, 'data')
    reply.destroy()
    await until(() => taken.aborted && reads[0]?.[1].signal?.aborted === true)
    expect(service.log.some((line) => line.includes('document-broken-off') && line.includes(id))).toBe(false)
  })

  test('who leaves before the first byte is heard by the store', async () => {
    const { id } = await document()
    answer = () => new Promise(() => undefined)
    const request = get({
      ...{ port, host: '127.0.0.1', path: `/api/documents/${id}/content`, agent: false },
      headers: { authorization: `Bearer ${await service.tokenFor(matter.referrer)}` },
    }).on('error', () => undefined)
    await until(() => reads.length === 1)
    request.destroy()
    await until(() => reads[0]?.[1].signal?.aborted === true)
  })

  test('goes on with a document that is destroyed meanwhile, and is the last', async () => {
    const bytes = Buffer.alloc(3_000_000, 'z')
    const { id, key } = await document({ bytes })
    const reply = await open(matter.referrer, id)
    await service.query(`update documents set status = 'destroyed', destroyed_at = now() where id = $1`, [id])
    await service.context.documents.store.remove(key)
    const whole = await buffer(reply).catch(() => null)
    // Whole or broken: never short and well.
    expect(whole === null || whole.equals(bytes)).toBe(true)
    expect((await read(matter.referrer, id)).status).toBe(409)
  })
})
