import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { fastify, type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepReplies } from './kept-replies.ts'

let app: FastifyInstance
let url: string
let asked: string[]
let closing: { begun: PromiseWithResolvers<void>; done: PromiseWithResolvers<void> } | undefined

beforeEach(async () => {
  asked = []
  closing = undefined
  app = fastify({ return503OnClosing: false })
  keepReplies(app, (path, accept = '*/*') => path.startsWith('/kept') && accept.includes('*/*'))
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  app.addHook('preClose', async () => {
    closing?.begun.resolve()
    await closing?.done.promise
  })
  app.get('/*', async (request, reply) => {
    asked.push(request.url)
    if (request.url.includes('gone')) return reply.code(404).send('gone')
    reply.headers({ 'cache-control': 'max-age=60', vary: 'accept-encoding', link: ['</a>', '</b>'] })
    if (request.url.includes('own')) reply.header('set-cookie', 'a=1')
    return `${request.headers['accept-encoding']} ${request.headers.range ?? 'whole'}`
  })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => app.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const reply = await fetch(url + path, { headers: { 'accept-encoding': 'identity', ...headers } })
  const { date: _date, 'x-request-id': _id, ...told } = Object.fromEntries(reply.headers)
  return { status: reply.status, headers: told, body: await reply.text() }
}

/** Until the route is asked no more. */
async function keep(path: string, headers?: Record<string, string>) {
  const first = await get(path, headers)
  await expect.poll(() => asked.length).toBe(2)
  asked.length = 0
  return first
}

test('what stays the same is answered again as it was, without its route', async () => {
  const first = await keep('/kept/a.js')
  for (let time = 0; time < 3; time += 1) expect(await get('/kept/a.js')).toEqual(first)
  expect(first.headers).toMatchObject({ 'cache-control': 'max-age=60', 'content-length': '14' })
  expect(asked).toEqual([])
})

test('each encoding is kept for itself', async () => {
  await keep('/kept/a.js')
  expect(await keep('/kept/a.js', { 'accept-encoding': 'gzip, deflate, br, zstd' })).toMatchObject({
    body: 'gzip, deflate, br, zstd whole',
  })
  expect(await get('/kept/a.js', { 'accept-encoding': 'br, gzip' })).toMatchObject({ body: 'br whole' })
  expect(await get('/kept/a.js')).toMatchObject({ body: 'identity whole' })
  expect(asked).toEqual([])
})

test.each([
  ['that asks for a part', '/kept/a.js', { range: 'bytes=0-3' }],
  ['of who has it', '/kept/a.js', { 'if-none-match': '"x"' }],
  ['with weights', '/kept/a.js', { 'accept-encoding': 'br;q=0, gzip' }],
  ['that takes something else', '/kept/a.js', { accept: 'application/json' }],
  ['with a query', '/other?kept', {}],
])('a request %s goes to its route', async (_what, path, headers) => {
  await keep('/kept/a.js')
  await get(path, headers)
  await get(path, headers)
  expect(asked).toEqual([path, path])
})

test('what is not found is not kept, nor is what sets a cookie or was asked by another method', async () => {
  await get('/kept/own.js')
  await get('/kept/own.js')
  asked.length = 0
  await get('/kept/gone.js')
  await get('/kept/gone.js')
  await fetch(`${url}/kept/a.js`, { method: 'HEAD' })
  await fetch(`${url}/kept/a.js`, { method: 'HEAD' })
  expect(asked).toEqual(['/kept/gone.js', '/kept/gone.js', '/kept/a.js', '/kept/a.js'])
})

test('a request that names two hosts goes to its route, which refuses it', async () => {
  await keep('/kept/a.js')
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  socket.end('GET /kept/a.js HTTP/1.1\r\nhost: a\r\nHost: b\r\nconnection: close\r\n\r\n')
  await text(socket)
  expect(asked).toEqual(['/kept/a.js'])
})

test('once the service is about to end its route answers, which keeps no connection', async () => {
  await keep('/kept/a.js')
  closing = { begun: Promise.withResolvers(), done: Promise.withResolvers() }
  const closed = app.close()
  await closing.begun.promise
  await get('/kept/a.js')
  closing.done.resolve()
  await closed
  expect(asked).toEqual(['/kept/a.js'])
})
