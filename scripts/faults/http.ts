import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Scenario, timed } from './scenario.ts'

const host = 'Host: localhost\r\n'
const post = `POST /api/bookings HTTP/1.1\r\n${host}Content-Type: application/json\r\n`
const next = `GET /smuggled HTTP/1.1\r\n${host}\r\n`

/** What proxies and servers have read in two ways. */
const smuggled: Record<string, string> = {
  'Content-Length beside Transfer-Encoding': `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${next}`,
  'two lengths': `${post}Content-Length: 2\r\nContent-Length: ${next.length}\r\n\r\n{}${next}`,
  'a length with a sign': `${post}Content-Length: +2\r\n\r\n{}${next}`,
  'a blank before a colon': `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${next}`,
  'an unknown transfer encoding': `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${next}`,
  'lines that end with LF alone': `GET /health HTTP/1.1\nHost: localhost\n\n${next}`,
  'a header line that goes on': `GET /health HTTP/1.1\r\n${host}X-One: 1\r\n two\r\n\r\n${next}`,
  'a NUL in a header': `GET /health HTTP/1.1\r\n${host}X-One: a\0b\r\n\r\n${next}`,
  'a chunk size of letters': `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n0\r\n\r\n${next}`,
  'no host': `GET /health HTTP/1.1\r\n\r\n${next}`,
  'two hosts': `GET /health HTTP/1.1\r\n${host}Host: elsewhere\r\n\r\n${next}`,
}

function reach(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  return socket.resume()
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))

/** Everything that is answered until the service closes the connection, or for two seconds. */
async function exchange(url: string, bytes: string) {
  const socket = reach(url)
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  socket.write(bytes, 'latin1')
  const isClosed = await Promise.race([closed(socket).then(() => true), wait(2000).then(() => false)])
  socket.destroy()
  return { statuses: [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status), isClosed }
}

const smuggling: Scenario = {
  ...{
    part: 'The service',
    fault: 'gets requests that two readers would read in two ways',
    seen: 'nothing; who sent it gets 400 and loses the connection',
  },
  async run({ service }, figures) {
    for (const [name, bytes] of Object.entries(smuggled)) {
      const { statuses, isClosed } = await exchange(service.url, bytes)
      figures.exactly(name, `${statuses.join(' ')}${isClosed ? '' : ', left open'}`, '400')
    }
    const large = await exchange(service.url, `GET /health HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`)
    figures.exactly('headers of 20 kB', `${large.statuses.join(' ')}${large.isClosed ? '' : ', left open'}`, '431')
  },
}

const half = 300
const limitMs = 75_000

/** Says a byte every second, as who wants to stay does. */
function dawdle(socket: Socket, bytes: string) {
  socket.write(bytes)
  const timer = setInterval(() => socket.write('a'), 1000)
  void closed(socket).then(() => clearInterval(timer))
}

const slowloris: Scenario = {
  ...{
    part: 'The service',
    fault: `has ${half} requests that are never sent to their end`,
    seen: 'nothing; others are served, and they are closed',
  },
  async run({ service, callerOf, person }, figures) {
    const call = await callerOf(await person())
    const begun = performance.now()
    const sockets = Array.from({ length: half }, () => reach(service.url))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    sockets.forEach((socket, index) =>
      dawdle(
        socket,
        index % 2 === 0 ? `GET /health HTTP/1.1\r\n${host}X-Slow: ` : `${post}Content-Length: 1000\r\n\r\n{"`,
      ),
    )
    const ends = sockets.map((socket) => closed(socket).then(() => performance.now() - begun))
    const reads: number[] = []
    for (let count = 0; count < 30; count += 1) {
      const { result, ms } = await timed(call('GET /api/consultations'))
      await result.body?.cancel()
      reads.push(result.ok ? ms : Infinity)
    }
    figures.atMost('slowest of 30 reads of others', Math.max(...reads), 2000, 'ms')
    const last = await Promise.race([
      Promise.all(ends).then((all) => Math.max(...all)),
      wait(limitMs).then(() => Infinity),
    ])
    sockets.forEach((socket) => socket.destroy())
    figures.atMost('the last of them closed after', last / 1000, 60, 's')
  },
}

export const httpScenarios = [smuggling, slowloris]
