import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { fastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../logger.ts'
import { serverOptions } from './server-options.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = fastify(
    serverOptions(createLogger('silent'), { trustedProxies: [], publicUrl: 'https://notes.example.com.au' }),
  )
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
