import { type ChangeEvent, changeEventSchema } from '@medinotes/shared/events'
import type { api } from '../../lib/api-client.ts'
import { followEventStream, type FollowOptions } from '../../lib/event-stream.ts'

interface Reader {
  onChange: (change: ChangeEvent) => void
  /** Too much has changed to be told one by one. */
  onReset: () => void
  /** True once changes are told; false before a stream that ended is opened again. */
  onOpen?: (isOpen: boolean) => void
}

interface Options extends Reader {
  openStream: typeof api.stream
  timing?: FollowOptions['timing']
  /** When what the page shows was asked for. */
  askedAt?: number
}

// What is asked for while the page opens is as old as the page; a stream that opens this much later may have missed a change.
const lateMs = 2000

/** Follows what changes, for as long as it is let; stopped and begun again it goes on where it was. */
export function createChangeStream({
  openStream,
  onChange,
  onReset,
  onOpen = () => undefined,
  timing,
  askedAt = performance.now(),
}: Options) {
  let position: number | null = null

  // What another version of the service tells in words of its own may be any change.
  function pass(data: string) {
    const change = changeEventSchema.safeParse(readJson(data))
    if (change.success) onChange(change.data)
    else onReset()
  }

  async function read(signal: AbortSignal) {
    const events = followEventStream({
      open(lastEventId, opening) {
        onOpen(false)
        const headers = position === null ? {} : { 'Last-Event-ID': `${lastEventId}` }
        return openStream('/events', { signal: opening, headers })
      },
      // Whatever is refused now, such as the eleventh window, may be given later.
      isTemporary: () => true,
      numbering: 'rising',
      signal,
      ...(position !== null && { after: position }),
      ...(timing && { timing }),
    })
    for await (const { id, type, data } of events) {
      const isLate = position === null && performance.now() - askedAt > lateMs
      position = id ?? position
      if (type === 'ready' || type === 'reset') onOpen(true)
      if (type === 'change') pass(data)
      if (type === 'reset' || (type === 'ready' && isLate)) onReset()
    }
  }

  return { follow: (signal: AbortSignal) => void read(signal) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
