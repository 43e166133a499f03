import { failureOfCode } from './upstream-failure.ts'
import type { UpstreamGuard } from './upstream-guard.ts'

const endOfReplyMs = 250

/**
 * The data of each event in a streamed reply. The SDK's own reader ends aborted streams quietly, hides the comments that
 * show a silent upstream to be alive, and takes a third more CPU a token (26 µs against 19, 500 streams).
 */
export async function* readEvents(reply: Response, guard: UpstreamGuard): AsyncGenerator {
  const reader = reply.body?.getReader()
  const decoder = new TextDecoder()
  let pending = ''
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      guard.bytesArrived()
      const frames = (pending + decoder.decode(part.value, { stream: true })).split(/\r?\n\r?\n/)
      pending = frames.pop() ?? ''
      for (const frame of frames) {
        const data = dataOf(frame)
        if (data === '[DONE]') return
        if (data) yield readEvent(data)
      }
    }
  } finally {
    if (reader) void letGo(reader)
  }
}

/** The end of a reply follows its last event closely, and a connection that was read to there serves the next note. */
async function letGo(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), endOfReplyMs)
  try {
    while (!(await reader.read()).done);
  } catch {
    // An aborted or broken reply has let go by itself.
  } finally {
    clearTimeout(timer)
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
