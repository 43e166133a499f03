import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fastify, type FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { type EventStream, openEventStream } from './event-stream-reply.ts'
import { keepEventStreams, type StreamTimes } from './event-streams.ts'

interface Server {
  app: FastifyInstance
  port: number
  streams: EventStream[]
  closes: number[]
}

const servers: FastifyInstance[] = []
afterEach(() => Promise.all(servers.splice(0).map((app) => app.close())))

async function serve(times?: StreamTimes): Promise<Server> {
  const app = fastify({ keepAliveTimeout: 60_000 })
  servers.push(app)
  keepEventStreams(app, times)
  const streams: EventStream[] = []
  const closes: number[] = []
  app.get('/', (request, reply) => {
    reply.header('x-request-id', 'r-1')
    const place = streams.length
    closes[place] = 0
    streams.push(openEventStream(request, reply, { onClose: () => (closes[place] = (closes[place] ?? 0) + 1) }))
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, port: (app.server.address() as AddressInfo).port, streams, closes }
}

function connect(port: number) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const call = httpRequest({ port, host: '127.0.0.1' }, resolve).on('error', reject)
  call.end()
  return promise
}

async function readAll(response: IncomingMessage) {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string
  return text
}

async function eventually(check: () => boolean, timeoutMs = 5000) {
  const end = Date.now() + timeoutMs
  while (!check() && Date.now() < end) await wait(10)
  expect(check()).toBe(true)
}

test('a reader who left before the stream opened finds it closed', async () => {
  const app = fastify()
  servers.push(app)
  keepEventStreams(app)
  const { promise: opened, resolve } = Promise.withResolvers<EventStream>()
  app.get('/', async (request, reply) => {
    await once(reply.raw, 'close')
    resolve(openEventStream(request, reply, { onClose: () => undefined }))
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const call = httpRequest({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1' })
  call.on('error', () => undefined).end()
  app.server.once('request', () => call.destroy())
  expect((await opened).closed).toBe(true)
})

test('frames carry id, event and JSON, and headers forbid buffering and storing', async () => {
  const { port, streams } = await serve()
  const response = await connect(port)
  streams[0]?.send({ id: 1, event: 'delta', data: { text: 'line one\nline two — “ß”' } })
  streams[0]?.send({ event: 'note', data: null })
  streams[0]?.end()
  expect(await readAll(response)).toBe(
    `id: 1\nevent: delta\ndata: {"text":"line one\\nline two — “ß”"}\n\nevent: note\ndata: null\n\n`,
  )
  expect(response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-request-id': 'r-1',
    connection: 'close',
  })
})

test('frames of one tick leave in one chunk', async () => {
  const { port, streams } = await serve()
  const response = await connect(port)
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let id = 1; id <= 50; id++) streams[0]?.send({ id, event: 'delta', data: {} })
  await eventually(() => chunks.length > 0)
  await wait(20)
  expect(chunks).toHaveLength(1)
})

test('silence is filled with comments', async () => {
  const { port, streams } = await serve({ keepAliveMs: 50, lifetimeMs: 10_000 })
  const response = await connect(port)
  await wait(200)
  streams[0]?.end()
  expect(await readAll(response)).toMatch(/^(: keep-alive\n\n){2,}$/)
})

test('at the end of its life it asks to be resumed, without an id', async () => {
  const { port, closes, streams } = await serve({ keepAliveMs: 10_000, lifetimeMs: 100 })
  const response = await connect(port)
  streams[0]?.send({ id: 1, event: 'delta', data: {} })
  expect(await readAll(response)).toMatch(
    /^id: 1\nevent: delta\ndata: \{\}\n\nevent: reconnect\ndata: \{"afterMs":\d+\}\n\n$/,
  )
  await eventually(() => closes[0] === 1)
  expect(streams[0]?.closed).toBe(true)
})

test('a reader that hangs up closes it once, and what is sent afterwards is ignored', async () => {
  const { port, closes, streams } = await serve()
  const response = await connect(port)
  response.on('error', () => undefined)
  response.destroy()
  await eventually(() => closes[0] === 1)
  streams[0]?.send({ id: 2, event: 'delta', data: {} })
  streams[0]?.end()
  await wait(50)
  expect(closes).toEqual([1])
})

test('a reader that does not read is disconnected before much is buffered', async () => {
  const { port, closes, streams } = await serve()
  const response = await connect(port)
  response.on('error', () => undefined)
  response.pause()
  const before = process.memoryUsage().rss
  let sent = 0
  while (closes[0] === 0 && sent < 5000) {
    streams[0]?.send({ id: ++sent, event: 'delta', data: { text: 'x'.repeat(32_000) } })
    if (sent % 10 === 0) await wait(1)
  }
  expect(closes).toEqual([1])
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
})

test('a reader that stops reading is disconnected when patience ends', async () => {
  const { port, closes, streams } = await serve({ patienceMs: 200 })
  const response = await connect(port)
  response.on('error', () => undefined)
  response.pause()
  for (let id = 1; streams[0] && !streams[0].closed && id < 200; id++) {
    streams[0].send({ id, event: 'delta', data: { text: 'x'.repeat(32_000) } })
  }
  await eventually(() => closes[0] === 1)
  expect(streams[0]?.closed).toBe(true)
})

test('a long note replayed in one go reaches its reader whole', async () => {
  const { port, streams } = await serve({ patienceMs: 5000 })
  const response = await connect(port)
  for (let id = 1; id <= 40_000; id++)
    streams[0]?.send({ id, event: 'delta', data: { section: 'summary', text: 'four' } })
  streams[0]?.end()
  expect((await readAll(response)).match(/^id: /gm)).toHaveLength(40_000)
})

test('a long replay waits for its reader instead of losing it', async () => {
  const { port, closes, streams } = await serve()
  const response = await connect(port)
  const received = readAll(response)
  for (let id = 1; id <= 400; id++) {
    streams[0]?.send({ id, event: 'delta', data: { text: 'x'.repeat(32_000) } })
    await streams[0]?.drained()
  }
  streams[0]?.end()
  const ids = [...(await received).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  expect(ids).toEqual(Array.from({ length: 400 }, (_, index) => index + 1))
  await eventually(() => closes[0] === 1)
})

test('waiting for a reader ends when the reader hangs up', async () => {
  const { port, streams } = await serve()
  const response = await connect(port)
  response.on('error', () => undefined)
  response.pause()
  for (let id = 1; id <= 10; id++) streams[0]?.send({ id, event: 'delta', data: { text: 'x'.repeat(40_000) } })
  const drained = streams[0]?.drained()
  response.destroy()
  await expect(drained).resolves.toBeUndefined()
})

test('closing the service tells every reader to come back and is not held up by any', async () => {
  const { app, port, streams } = await serve()
  const responses = await Promise.all(Array.from({ length: 20 }, () => connect(port)))
  const silent = await connect(port)
  silent.on('error', () => undefined)
  silent.pause()
  await eventually(() => streams.length === 21)
  const texts = responses.map(readAll)
  const began = Date.now()
  await app.close()
  expect(Date.now() - began).toBeLessThan(2000)
  for (const text of await Promise.all(texts)) expect(text).toMatch(/^event: reconnect\ndata: \{"afterMs":\d+\}\n\n$/)
})

test('closing the service is not held up by a reader that does not read', async () => {
  const { app, port, streams } = await serve()
  const response = await connect(port)
  response.on('error', () => undefined)
  response.pause()
  let stuck = false
  for (let id = 1; !stuck && id < 5000; id++) {
    streams[0]?.send({ id, event: 'delta', data: { text: 'x'.repeat(32_000) } })
    stuck = (await Promise.race([streams[0]?.drained().then(() => false), wait(100, true)])) ?? false
  }
  expect(stuck).toBe(true)
  const began = Date.now()
  await app.close()
  expect(Date.now() - began).toBeLessThan(4000)
})
