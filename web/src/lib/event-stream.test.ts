import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { followEventStream, type ConnectionState, type FollowOptions, type StreamEvent } from './event-stream.ts'

class HttpError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`status ${status}`)
    this.status = status
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse, connection: number) => void

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

async function serve(handler: Handler) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(String(request.headers['last-event-id'] ?? ''))
    handler(request, response, seen.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return { url: `http://127.0.0.1:${address.port}`, seen }
}

const start = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const block = (id: number, type: string, text: string) =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ text })}\n\n`

const recorded = [
  block(1, 'started', 'a'),
  ': keep-alive\n\n',
  block(2, 'delta', 'Temp 37.5 °C, naïve'),
  'event: waiting\ndata: {"afterMs":10}\n\n',
  block(3, 'delta', '🩺 reviewed'),
  block(4, 'finished', ''),
]
/** What follows event n, byte for byte. */
const after = (lastEventId: number) =>
  Buffer.from(recorded.slice(recorded.findIndex((text) => text.startsWith(`id: ${lastEventId + 1}\n`))).join(''))

interface Run extends Partial<FollowOptions> {
  url: string
}

const isTemporary = (error: unknown) => !(error instanceof HttpError) || error.status >= 500

async function collect({ url, ...options }: Run, last = 'finished') {
  const events: StreamEvent[] = []
  const controller = new AbortController()
  const open = async (lastEventId: number, signal: AbortSignal) => {
    const response = await fetch(url, { headers: { 'last-event-id': String(lastEventId) }, signal })
    if (!response.ok) throw new HttpError(response.status)
    return response
  }
  const timing = { firstRetryMs: 1, longestRetryMs: 4, ...options.timing }
  for await (const event of followEventStream({ open, isTemporary, signal: controller.signal, ...options, timing })) {
    events.push(event)
    if (event.type === last) break
  }
  return events
}

const ids = (events: StreamEvent[]) => events.map(({ id }) => id).filter((id) => id !== null)
const asked = (request: IncomingMessage) => Number(request.headers['last-event-id'] ?? 0)

describe('followEventStream', () => {
  it('gives the same events whichever byte the connection is cut at', async () => {
    const whole = after(0)
    let cut = 0
    const { url } = await serve((request, response) => {
      const rest = after(asked(request))
      start(response)
      if (asked(request) > 0 || cut === 0) response.end(rest)
      else response.write(rest.subarray(0, cut), () => response.socket?.destroy())
      if (asked(request) === 0) cut = 0
    })
    const expected = (await collect({ url })).filter(({ id }) => id !== null)
    expect(ids(expected)).toEqual([1, 2, 3, 4])
    const differing: number[] = []
    for (let position = 1; position < whole.length; position++) {
      cut = position
      const events = (await collect({ url })).filter(({ id }) => id !== null)
      if (JSON.stringify(events) !== JSON.stringify(expected)) differing.push(position)
    }
    expect(differing).toEqual([])
  }, 30_000)

  it('drops repeated events and asks again where one is missing', async () => {
    const { url, seen } = await serve((_request, response, connection) => {
      start(response)
      if (connection === 1) response.end(block(1, 'started', '') + block(1, 'started', '') + block(3, 'delta', 'c'))
      else
        response.end(
          block(1, 'started', '') + block(2, 'delta', 'b') + block(3, 'delta', 'c') + block(4, 'finished', ''),
        )
    })
    expect(ids(await collect({ url }))).toEqual([1, 2, 3, 4])
    expect(seen).toEqual(['0', '1'])
  })

  it('reconnects when told to, after the time it was told', async () => {
    const states: ConnectionState[] = []
    const { url, seen } = await serve((request, response) => {
      start(response)
      if (asked(request) === 0) response.end(`${block(1, 'started', '')}event: reconnect\ndata: {"afterMs":80}\n\n`)
      else response.end(block(2, 'finished', ''))
    })
    const before = performance.now()
    const events = await collect({ url, onConnection: (state) => states.push(state) })
    expect(performance.now() - before).toBeGreaterThanOrEqual(75)
    expect(events.map(({ type }) => type)).toEqual(['started', 'finished'])
    expect(seen).toEqual(['0', '1'])
    expect(states).toEqual(['connected', 'connected'])
  })

  it('gives up a connection that falls silent', async () => {
    const { url, seen } = await serve((request, response) => {
      start(response)
      if (asked(request) === 0) response.write(block(1, 'started', ''))
      else response.end(block(2, 'finished', ''))
    })
    expect(ids(await collect({ url, timing: { stallMs: 60 } }))).toEqual([1, 2])
    expect(seen).toEqual(['0', '1'])
  })

  it('keeps a connection that only sends comments', async () => {
    const { url, seen } = await serve((_request, response) => {
      start(response)
      const beat = setInterval(() => response.write(': keep-alive\n\n'), 20)
      setTimeout(() => {
        clearInterval(beat)
        response.end(block(1, 'finished', ''))
      }, 200)
    })
    expect(ids(await collect({ url, timing: { stallMs: 90 } }))).toEqual([1])
    expect(seen).toHaveLength(1)
  })

  it('tries again after 503 and a refused connection, and says so when once was not enough', async () => {
    const states: ConnectionState[] = []
    const { url } = await serve((_request, response, connection) => {
      if (connection === 1) response.writeHead(503).end()
      else if (connection === 2) response.socket?.destroy()
      else start(response).end(block(1, 'finished', ''))
    })
    await collect({ url, onConnection: (state) => states.push(state) })
    expect(states).toEqual(['reconnecting', 'connected'])
  })

  it('surfaces an error that trying again cannot mend', async () => {
    const { url, seen } = await serve((_request, response) => response.writeHead(404).end())
    await expect(collect({ url })).rejects.toEqual(new HttpError(404))
    expect(seen).toHaveLength(1)
  })

  it('reads a connection that is already open before asking for another', async () => {
    const { url, seen } = await serve((request, response) => {
      start(response)
      if (request.method === 'POST') response.end(block(1, 'started', '') + block(2, 'delta', ''))
      else response.end(block(3, 'finished', ''))
    })
    expect(ids(await collect({ url, connection: await fetch(url, { method: 'POST' }) }))).toEqual([1, 2, 3])
    expect(seen).toEqual(['', '2'])
  })

  it('tries again at once when the network is back', async () => {
    const network = new EventTarget()
    const { url } = await serve((_request, response, connection) => {
      if (connection === 1) response.socket?.destroy()
      else start(response).end(block(1, 'finished', ''))
    })
    const back = setInterval(() => network.dispatchEvent(new Event('online')), 20)
    const before = performance.now()
    await collect({ url, network, timing: { firstRetryMs: 10_000, longestRetryMs: 10_000 } })
    clearInterval(back)
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  it('ends and hangs up when aborted', async () => {
    let hungUp = false
    const { url } = await serve((request, response) => {
      request.on('close', () => (hungUp = true))
      start(response).write(block(1, 'started', ''))
    })
    const controller = new AbortController()
    const onConnection = () => setTimeout(() => controller.abort(), 30)
    expect(ids(await collect({ url, signal: controller.signal, onConnection }))).toEqual([1])
    await expect.poll(() => hungUp).toBe(true)
  })

  it('hangs up when the reader has seen enough', async () => {
    let hungUp = false
    const { url } = await serve((request, response) => {
      request.on('close', () => (hungUp = true))
      start(response).write(block(1, 'finished', ''))
    })
    await collect({ url })
    await expect.poll(() => hungUp).toBe(true)
  })
})
