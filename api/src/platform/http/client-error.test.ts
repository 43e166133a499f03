import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { fastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createLogger } from '../logger.ts'
import { sendProblem } from './problem.ts'
import { refuseSecondHost } from './second-host.ts'
import { serverOptions } from './server-options.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = fastify(
    serverOptions(createLogger('silent'), { trustedProxies: [], publicUrl: 'https://notes.example.com.au' }),
  )
  app.setErrorHandler(sendProblem)
  refuseSecondHost(app)
  app.get('/', () => ({}))
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

async function exchange(text: string) {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (part: string) => (received += part))
  socket.write(text)
  await once(socket, 'close')
  const [head = '', body = '{}'] = received.split('\r\n\r\n')
  return { head, problem: JSON.parse(body) as object }
}

test.each([
  ['what is not HTTP', 'nonsense\r\n\r\n', 400],
  ['an address that cannot be decoded', 'GET /% HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is answered by a problem', async (_what, text, status) => {
  const { head, problem } = await exchange(text)
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*application/problem\\+json`, 's'))
  for (const header of ['x-content-type-options: nosniff', 'strict-transport-security: max-age=63072000']) {
    expect(head).toContain(header)
  }
  expect(head).toMatch(/content-security-policy: .*frame-ancestors 'none'/)
  expect(problem).toMatchObject({
    status,
    code: 'malformed',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  })
})

test('two hosts are refused, and the connection is closed', async () => {
  const { head } = await exchange('GET / HTTP/1.1\r\nhost: one.example\r\nHost: two.example\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 400 /)
  expect((await exchange('GET / HTTP/1.1\r\nhost: one.example\r\nconnection: close\r\n\r\n')).head).toMatch(/ 200 /)
})

test('whoever keeps a refused connection open loses it', async () => {
  const socket = connect({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true })
  socket.resume().write('nonsense\r\n\r\n')
  await once(socket, 'end')
  await vi.waitFor(async () => expect(await promisify(app.server.getConnections.bind(app.server))()).toBe(0), 3000)
  socket.destroy()
})
