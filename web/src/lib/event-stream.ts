import { createEventParser } from './event-stream-parser.ts'

/** `id` is the event's position in its stream; null for events that are no part of it. */
export interface StreamEvent {
  id: number | null
  type: string
  data: string
}

export type ConnectionState = 'connected' | 'reconnecting'

interface Timing {
  /** Longest silence; the server sends a comment every 15 s. */
  stallMs: number
  /** Longest wait for a reply's headers. */
  openMs: number
  firstRetryMs: number
  longestRetryMs: number
}

const defaultTiming: Timing = { stallMs: 40_000, openMs: 20_000, firstRetryMs: 400, longestRetryMs: 15_000 }

export interface FollowOptions {
  /** Asks for the events after `lastEventId`; rejects when the reply is not a stream. */
  open: (lastEventId: number, signal: AbortSignal) => Promise<Response>
  /** Whether asking again after this error of `open` may help. */
  isTemporary: (error: unknown) => boolean
  signal: AbortSignal
  /** Each id follows the one before, unless they are `rising`: then some are left out, and `ready` and `reset` say where it goes on from. */
  numbering?: 'contiguous' | 'rising'
  /** The id after which to begin. */
  after?: number
  /** A reply that is already open, read before anything is asked for. */
  connection?: Response
  onConnection?: (state: ConnectionState) => void
  timing?: Partial<Timing>
  /** Tells by an `online` event that the network is back. */
  network?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
}

type Outcome = { kind: 'cut' } | { kind: 'told'; afterMs: number }

/**
 * Yields every event of a stream exactly once and in order, whatever happens to the connections that carry it. Never ends
 * by itself: the caller leaves when it has seen the last event, or aborts. Throws what `open` threw when it is not temporary.
 */
export async function* followEventStream(options: FollowOptions): AsyncGenerator<StreamEvent, void> {
  const { signal, onConnection } = options
  const timing = { ...defaultTiming, ...options.timing }
  let connection = options.connection
  let lastEventId = options.after ?? 0
  let failures = 0
  while (!signal.aborted) {
    let outcome: Outcome = { kind: 'cut' }
    const response = connection ?? (await openOrNull(options, lastEventId, timing.openMs))
    connection = undefined
    if (response) {
      onConnection?.('connected')
      for await (const event of readEvents(response, timing.stallMs, signal)) {
        if (event.type === 'reconnect') {
          outcome = { kind: 'told', afterMs: readAfterMs(event.data) }
          break
        }
        if (event.id === null) {
          yield event
          continue
        }
        const standing = standingOf(event.id, event.type, lastEventId, options.numbering)
        // Something was lost on the way: asking again from the last good event fetches it.
        if (standing === 'gap') break
        if (standing === 'repeated') continue
        lastEventId = event.id
        failures = 0
        yield event
      }
    }
    if (signal.aborted) return
    // One cut is mended before anybody could read of it.
    if (outcome.kind === 'cut' && failures > 0) onConnection?.('reconnecting')
    const delay = outcome.kind === 'told' && failures === 0 ? jitter(200) : retryDelay(failures, timing)
    await pause(outcome.kind === 'told' ? outcome.afterMs + delay : delay, options)
    failures += 1
  }
}

function standingOf(id: number, type: string, last: number, numbering: FollowOptions['numbering'] = 'contiguous') {
  if (numbering === 'rising' && (type === 'ready' || type === 'reset')) return 'next'
  if (id <= last) return 'repeated'
  return numbering === 'contiguous' && id > last + 1 ? 'gap' : 'next'
}

/** Null when the stream could not be opened this time and may be the next. */
async function openOrNull({ open, isTemporary, signal }: FollowOptions, lastEventId: number, openMs: number) {
  const tooLong = new AbortController()
  const timer = setTimeout(() => tooLong.abort(), openMs)
  try {
    return await open(lastEventId, AbortSignal.any([signal, tooLong.signal]))
  } catch (error) {
    if (signal.aborted || tooLong.signal.aborted || isTemporary(error)) return null
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The events of one connection; ends when it is cut, falls silent or is aborted. */
async function* readEvents(
  response: Response,
  stallMs: number,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, void> {
  if (!response.body) return
  const reader = response.body.getReader()
  const parser = createEventParser()
  const hangUp = () => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', hangUp)
  try {
    while (!signal.aborted) {
      const stall = setTimeout(hangUp, stallMs)
      // A cut connection rejects; for the reader it is the end, like any other.
      const chunk = await reader.read().catch(() => ({ done: true, value: undefined }) as const)
      clearTimeout(stall)
      if (chunk.done) return
      for (const { id, type, data } of parser.push(chunk.value)) {
        if (signal.aborted) return
        yield { id: readId(id), type, data }
      }
    }
  } finally {
    signal.removeEventListener('abort', hangUp)
    hangUp()
  }
}

const readId = (id: string | null) => (id !== null && /^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : null)

function readAfterMs(data: string) {
  try {
    const body: unknown = JSON.parse(data)
    const afterMs = typeof body === 'object' && body !== null && 'afterMs' in body ? body.afterMs : 0
    return typeof afterMs === 'number' && afterMs > 0 ? Math.min(afterMs, 60_000) : 0
  } catch {
    return 0
  }
}

const jitter = (ms: number) => Math.random() * ms

function retryDelay(failures: number, { firstRetryMs, longestRetryMs }: Timing) {
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** failures)
  return ceiling / 2 + jitter(ceiling / 2)
}

/** Waits, but no longer than until the network is back or nobody waits any more. */
function pause(ms: number, { signal, network = typeof window === 'undefined' ? signal : window }: FollowOptions) {
  return new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      network.removeEventListener('online', wake)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    network.addEventListener('online', wake)
    signal.addEventListener('abort', wake)
  })
}
