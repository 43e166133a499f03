import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { startAcuityEmulator } from '../../../../testing/acuity-emulator/acuity-emulator.ts'
import { calendarId, shortExaminations, typeId, unlimited } from '../../../../testing/acuity-fixture.ts'
import { createAcuityClients } from './acuity-client.ts'
import { AcuityFault } from './acuity-fault.ts'
import { createAcuityLimiter } from './acuity-limiter.ts'
import { createExchange } from './exchange.ts'

let server: Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

/** A server that does to each connection what the test says, once a request has come. */
async function serving(answer: (socket: Socket, connection: number) => void) {
  let connections = 0
  server = createServer((socket) => {
    connections += 1
    const connection = connections
    socket.on('error', () => undefined)
    socket.on('data', () => answer(socket, connection))
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/appointments`)
}

const secret = 'Basic c2VjcmV0LWtleQ=='
const written = '{"firstName":"Marigold"}'
const headers = { authorization: secret, 'content-length': String(written.length) }

const sending = async (url: URL, { method = 'POST', signal = AbortSignal.timeout(5000), limitMs = 2000 } = {}) => {
  const exchange = createExchange(limitMs)
  const body = method === 'GET' ? null : written
  const call = {
    method: method as 'POST',
    url,
    headers: body === null ? {} : headers,
    body,
    name: 'POST /appointments',
  }
  try {
    return await exchange.send(call, signal)
  } catch (error) {
    if (!(error instanceof AcuityFault)) throw error
    return error
  } finally {
    exchange.close()
  }
}

const whole = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'

describe('a write', () => {
  test('that nobody took was not sent', async () => {
    const url = await serving(() => undefined)
    server?.close()
    expect(await sending(url)).toMatchObject({ kind: 'not-sent' })
  })

  test('that was given up before it began was not sent', async () => {
    const url = await serving((socket) => socket.end(whole))
    expect(await sending(url, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'not-sent' })
  })

  test.each([
    ['was reset after it arrived', (socket: Socket) => socket.resetAndDestroy()],
    ['was closed without an answer', (socket: Socket) => socket.end()],
    ['was answered by half', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"id":')],
    ['was answered by no HTTP', (socket: Socket) => socket.end('gone\r\n\r\n')],
  ] as const)('that %s may have happened', async (_name, answer) => {
    expect(await sending(await serving(answer))).toMatchObject({ kind: 'ambiguous' })
  })

  test('that is not answered in time, or in the middle of its answer no more, may have happened', async () => {
    expect(await sending(await serving(() => undefined), { limitMs: 150 })).toMatchObject({ kind: 'ambiguous' })
    server?.close()
    const half = await serving((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"id":'))
    expect(await sending(half, { limitMs: 150 })).toMatchObject({ kind: 'ambiguous' })
  })

  test('whose answer has no end is not kept in memory', async () => {
    const url = await serving((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      // Also called of what could not be written.
      const more = (failed?: Error | null) =>
        !failed && !socket.destroyed && socket.write(Buffer.alloc(1_048_576, 'x'), more)
      more()
    })
    expect(await sending(url, { limitMs: 10_000 })).toMatchObject({ kind: 'ambiguous' })
  })

  test('that failed says nothing of what was sent', async () => {
    const fault = await sending(await serving((socket) => socket.resetAndDestroy()))
    const told = [inspect(fault, { depth: 9 }), JSON.stringify(fault), String((fault as Error).stack)].join()
    for (const part of ['Marigold', 'c2VjcmV0', 'authorization']) expect(told).not.toContain(part)
  })

  test('is never sent twice', async () => {
    let requests = 0
    const url = await serving((socket) => {
      requests += 1
      socket.resetAndDestroy()
    })
    await sending(url)
    expect(requests).toBe(1)
  })
})

test('a read over a connection that was just closing goes by another one', async () => {
  const requests: number[] = []
  const url = await serving((socket, connection) => {
    requests.push(connection)
    // The first connection answers once and then is closed under the next request.
    if (requests.length === 2) socket.resetAndDestroy()
    else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\n{}')
  })
  const exchange = createExchange(2000)
  const call = { method: 'GET' as const, url, headers: {}, body: null, name: 'GET /appointments' }
  await exchange.send(call, AbortSignal.timeout(5000))
  expect(await exchange.send(call, AbortSignal.timeout(5000))).toMatchObject({ status: 200 })
  expect(requests).toEqual([1, 1, 2])
  exchange.close()
})

test('a list that Acuity cuts at its maximum is asked for again in parts, and is whole', async () => {
  const emulator = await startAcuityEmulator({ account: shortExaminations(), limits: null })
  const { userId, apiKey } = emulator.account
  const clients = createAcuityClients({ baseUrl: emulator.baseUrl, limiter: createAcuityLimiter(unlimited) })
  const client = clients.of({ key: 'k', credentials: { kind: 'key', userId, apiKey } }, 'reconciliation')
  const [from, hour] = [Date.parse('2027-02-01T00:00:00Z'), 3_600_000]
  for (let index = 0; index < 260; index += 1) {
    emulator.dashboard.add({ startsAt: from + index * hour, calendarId, typeId })
  }
  const range = { from: new Date(from), until: new Date(from + 250 * hour), calendarId }
  const found = await client.appointments(range, AbortSignal.timeout(10_000))
  expect(new Set(found.map(({ id }) => id)).size).toBe(250)
  expect(found).toHaveLength(250)
  clients.close()
  await emulator.close()
})
