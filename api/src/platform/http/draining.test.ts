import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { Agent, request as httpRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { refuseWhileDraining } from './draining.ts'
import { sendProblem } from './problem.ts'

async function serve(patienceMs?: number) {
  const app = fastify({ return503OnClosing: false })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  refuseWhileDraining(app, patienceMs)
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    await released
    return { done: true }
  })
  app.get('/quick', async () => ({}))
  app.post('/quick', async () => ({}))
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, release, port: (app.server.address() as AddressInfo).port }
}

interface Answer {
  status: number | undefined
  connection: string | undefined
  body: string
}

function get(port: number, path: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest({ port, path, agent, host: '127.0.0.1' }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection, body }))
    })
      .on('error', reject)
      .end()
  })
}

test('what is under way finishes, and its connection ends with it', async () => {
  const { app, port, release } = await serve()
  const agent = new Agent({ keepAlive: true })
  const slow = get(port, '/slow', agent)
  await new Promise((resolve) => app.server.once('request', resolve))
  const closed = app.close()
  setTimeout(release, 100)
  expect(await slow).toEqual({ status: 200, connection: 'close', body: '{"done":true}' })
  const began = Date.now()
  await closed
  expect(Date.now() - began).toBeLessThan(1000)
  agent.destroy()
})

test('what arrives later on an open connection is sent elsewhere', async () => {
  const { app, port } = await serve()
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (text: string) => (received += text))
  socket.write('GET /quick HTTP/1.1\r\nhost: x\r\n\r\n')
  await once(socket, 'data')
  // A request that has begun to arrive when closing begins keeps its connection from being idle.
  socket.write('GET /quick HTT')
  await wait(50)
  const closed = app.close()
  await wait(50)
  socket.write('P/1.1\r\nhost: x\r\n\r\n')
  await once(socket, 'close')
  await closed
  expect(received).toMatch(/HTTP\/1\.1 503 .*connection: close.*"code":"unavailable"/s)
  expect(received).toContain('retry-after: 2')
})

test('a request that is never sent to its end does not hold up closing', async () => {
  const { app, port } = await serve(200)
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /quick HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{"')
  await new Promise((resolve) => app.server.once('request', resolve))
  const began = Date.now()
  await app.close()
  expect(Date.now() - began).toBeLessThan(1000)
})

test('a connection that was never used does not hold up closing', async () => {
  const { app, port } = await serve()
  const unused = connect(port, '127.0.0.1')
  const ended = new Promise((resolve) => unused.once('close', resolve))
  await new Promise((resolve) => app.server.once('connection', resolve))
  const began = Date.now()
  await app.close()
  await ended
  expect(Date.now() - began).toBeLessThan(1000)
})
