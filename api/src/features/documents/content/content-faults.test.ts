import { once } from 'node:events'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as soon, setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createContentClient, until } from '../../../testing/content-client.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { StoreLost, StoreUnavailable } from '../document-store.ts'

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
    client.watched.answer = fail
    const reply = await client.read(matter.referrer, id)
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

  // Of each reply its own: what was sent is given back.
  const half = () => Buffer.alloc(500_000, 'a')
  async function* inTurn(...parts: (Buffer | Error)[]) {
    for (const part of parts) {
      if (part instanceof Error) throw part
      yield part
      await soon()
    }
  }

  test.each([
    ['breaks off', () => inTurn(half(), new Error(secret))],
    ['ends too soon', () => inTurn(half())],
    ['sends too much', () => inTurn(half(), Buffer.concat([half(), half()]))],
  ])('and %s in the middle is a broken download, never a short success', async (_, give) => {
    const { id } = await document({ bytes: Buffer.concat([half(), half()]) })
    client.watched.answer = () => Promise.resolve(Readable.from(give()))
    const reply = await client.open(matter.referrer, id)
    expect(reply.statusCode).toBe(200)
    await expect(buffer(reply)).rejects.toThrow('aborted')
    expect(service.log.filter((line) => line.includes('document-broken-off')).join('')).not.toContain(secret)
  })
})

describe('a reader', () => {
  /** Counts what is taken from it. */
  function endless(size: number) {
    const taken = { bytes: 0, aborted: false }
    const source = new Readable({
      read() {
        const next = Math.min(64 * 1024, size - taken.bytes)
        taken.bytes += next
        this.push(next === 0 ? null : Buffer.alloc(next))
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
    client.watched.answer = () => Promise.resolve(source)
    const reply = await client.open(matter.referrer, id)
    reply.pause()
    for (let before = -1; before !== taken.bytes; await after(50)) before = taken.bytes
    expect(taken.bytes).toBeLessThan(large / 4)
    reply.destroy()
    expect(await until(() => taken.aborted)).toBe(true)
  })

  test('who leaves in the middle ends the reading of the store', async () => {
    const id = await largeDocument()
    const { taken, source } = endless(large)
    client.watched.answer = () => Promise.resolve(source)
    const reply = await client.open(matter.referrer, id)
    await once(reply, 'data')
    reply.destroy()
    expect(await until(() => taken.aborted && client.watched.reads[0]?.[1].signal?.aborted === true)).toBe(true)
    expect(service.log.some((line) => line.includes('document-broken-off') && line.includes(id))).toBe(false)
  })

  test('who leaves before the first byte is heard by the store', async () => {
    const { id } = await document()
    client.watched.answer = () => new Promise(() => undefined)
    const request = (await client.send(matter.referrer, id)).on('error', () => undefined)
    expect(await until(() => client.watched.reads.length === 1)).toBe(true)
    request.destroy()
    expect(await until(() => client.watched.reads[0]?.[1].signal?.aborted === true)).toBe(true)
  })

  test('goes on with a document that is destroyed meanwhile, and is the last', async () => {
    const bytes = Buffer.alloc(3_000_000, 'z')
    const { id, key } = await document({ bytes })
    const reply = await client.open(matter.referrer, id)
    await service.query(`update documents set status = 'destroyed', destroyed_at = now() where id = $1`, [id])
    await service.context.documents.store.remove(key)
    const whole = await buffer(reply).catch(() => null)
    // Whole or broken: never short and well.
    expect(whole === null || whole.equals(bytes)).toBe(true)
    expect((await client.read(matter.referrer, id)).status).toBe(409)
  })
})
