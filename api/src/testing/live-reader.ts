/** An event as it came over the wire. */
interface ReadEvent {
  id: number | null
  event: string
  data: Record<string, unknown>
}

/** A stream of events that is read until it ends or is let go. */
export interface LiveReader {
  status: number
  body: string
  events: ReadEvent[]
  /** The changes so far. */
  changes(): ReadEvent[]
  /** Resolves once `count` changes have come. */
  has(count: number): Promise<void>
  /** When it ended, by `performance.now()`. */
  ended: Promise<number>
  letGo(): void
}

/** Opens `GET /api/events` as the page does. */
export async function readLive(
  url: string,
  headers: Record<string, string>,
  lastEventId?: number | string,
): Promise<LiveReader> {
  const gone = new AbortController()
  const position = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }
  const reply = await fetch(`${url}/api/events`, { headers: { ...headers, ...position }, signal: gone.signal })
  return readEventStream(reply, () => gone.abort())
}

/** Reads on by itself; resolves with the first event, or the end. */
export async function readEventStream(reply: Response, letGo: () => void): Promise<LiveReader> {
  const events: ReadEvent[] = []
  const waiting = new Set<() => void>()
  const changes = () => events.filter(({ event }) => event === 'change')
  const wake = () => waiting.forEach((check) => check())
  let body = ''
  const first = Promise.withResolvers<void>()

  async function read() {
    let rest = ''
    const decoder = new TextDecoder()
    try {
      for await (const chunk of reply.body ?? []) {
        const words = decoder.decode(chunk as Uint8Array, { stream: true })
        body += words
        const frames = (rest + words).split('\n\n')
        rest = frames.pop() ?? ''
        events.push(...frames.filter((frame) => !frame.startsWith(':')).map(toEvent))
        if (events.length > 0) first.resolve()
        wake()
      }
    } catch {
      // Let go, or cut: for the reader it is over either way.
    }
    first.resolve()
    return performance.now()
  }

  const ended = read()
  await first.promise
  return {
    ...{ status: reply.status, events, changes, ended },
    get body() {
      return body
    },
    has: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (changes().length < count) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    letGo,
  }
}

function toEvent(frame: string): ReadEvent {
  const fields = Object.fromEntries(frame.split('\n').map((line) => line.split(/: (.*)/, 2) as [string, string]))
  return {
    id: fields['id'] === undefined ? null : Number(fields['id']),
    event: fields['event'] ?? '',
    data: JSON.parse(fields['data'] ?? '{}'),
  }
}
