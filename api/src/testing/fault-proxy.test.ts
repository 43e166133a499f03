import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

const open = new Set<Socket>()
let echo: Server
let line: FaultProxy
beforeAll(async () => {
  echo = createServer((socket) => void socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  line = await openFaultProxy(`tcp://127.0.0.1:${(echo.address() as AddressInfo).port}`)
})
beforeEach(() => line.become({ kind: 'passes' }))
afterAll(async () => {
  open.forEach((socket) => socket.destroy())
  await line.close()
  echo.close()
})

async function reach() {
  const socket = connect(Number(new URL(line.url).port), '127.0.0.1')
  open.add(socket)
  await once(socket, 'connect')
  return socket
}

/** What comes back of a text, until all of it is here, the connection ends or so much time is over. */
async function ask(socket: Socket, text: string, ms = 200) {
  let said = ''
  socket.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const ended = new Promise((resolve) => socket.once('error', ({ name }) => resolve(name)).once('close', resolve))
  socket.write(text)
  for (let waited = 0; said.length < text.length && waited < ms && !socket.destroyed; waited += 5)
    await Promise.race([wait(5), ended])
  return { said, isOpen: !socket.destroyed }
}

test('what is answered comes back whole, late or in drips', async () => {
  const socket = await reach()
  expect(await ask(socket, 'hello')).toEqual({ said: 'hello', isOpen: true })
  for (const slow of [{ kind: 'late', ms: 30 } as const, { kind: 'drips', bytesPerSecond: 40 } as const]) {
    await line.become(slow)
    const begun = performance.now()
    expect(await ask(socket, 'hello', 2000)).toEqual({ said: 'hello', isOpen: true })
    expect(performance.now() - begun).toBeGreaterThan(55)
  }
})

test('a connection is refused, reset or cut in the middle of an answer, and mended', async () => {
  const before = (await reach()).on('error', () => undefined)
  const isGone = new Promise((resolve) => before.once('close', resolve))
  await line.become({ kind: 'refuses' })
  await isGone
  await expect(reach()).rejects.toThrow('ECONNREFUSED')
  await line.become({ kind: 'resets' })
  expect(
    await reach().then(
      (socket) => ask(socket, 'hello'),
      () => ({ said: '', isOpen: false }),
    ),
  ).toEqual({ said: '', isOpen: false })
  await line.become({ kind: 'cuts', afterBytes: 3 })
  expect(await ask(await reach(), 'hello')).toEqual({ said: 'hel', isOpen: false })
  await line.become({ kind: 'passes' })
  expect(await ask(await reach(), 'hello')).toEqual({ said: 'hello', isOpen: true })
})

test('a connection that met a black hole stays silent; those after it do not', async () => {
  const before = await reach()
  await line.become({ kind: 'black-hole' })
  const meanwhile = await reach()
  await line.become({ kind: 'passes' })
  for (const socket of [before, meanwhile]) expect(await ask(socket, 'hello')).toEqual({ said: '', isOpen: true })
  expect(await ask(await reach(), 'hello')).toEqual({ said: 'hello', isOpen: true })
})
