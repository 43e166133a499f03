import type { OutgoingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenedContent } from './content.service.ts'

/** How long the store may keep a reader waiting who would take more. */
const stalledAfterMs = 30_000

/** Sends what was opened; once the first byte has left, a fault breaks the connection, so that nobody takes a part for the whole. */
export async function sendContent(request: FastifyRequest, reply: FastifyReply, content: OpenedContent) {
  if (content.open === null || content.range === null) return sendHead(reply, content)
  const gone = new AbortController()
  // A reader may leave while the store is being asked.
  reply.raw.once('close', () => gone.abort())
  if (reply.raw.destroyed) gone.abort()
  const body = await content.open(gone.signal)
  const length = content.range.end - content.range.start + 1
  writeHead(reply, content)
  const onFault = (err: unknown) => {
    // Whoever leaves in the middle is no fault of anybody's.
    if (gone.signal.aborted) return
    request.log.warn({ err, event: 'document-broken-off' }, 'A document was broken off in the middle')
  }
  // It was told of; all that is left to do is to leave the reply unfinished.
  await pipeline(body, (source: Readable) => exactly(source, length, onFault), reply.raw).catch(() =>
    reply.raw.destroy(),
  )
  return reply
}

/** Just the bytes that were promised, or an error. */
async function* exactly(source: Readable, length: number, onFault: (err: unknown) => void) {
  let left = length
  let waiting = true
  const watch = setTimeout(() => {
    if (waiting) source.destroy(new Error('The store stalled'))
  }, stalledAfterMs)
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      left -= chunk.length
      if (left < 0) throw new Error('The store sent more than there is')
      // A slow reader is not the store's fault.
      waiting = false
      yield chunk
      waiting = true
      watch.refresh()
    }
    if (left > 0) throw new Error('The store sent less than there is')
  } catch (error) {
    onFault(error)
    throw error
  } finally {
    clearTimeout(watch)
  }
}

function writeHead(reply: FastifyReply, { status, headers }: OpenedContent) {
  reply.hijack()
  reply.raw.writeHead(status, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...headers })
}

/** No bytes; for HEAD with the length that they would have. */
function sendHead(reply: FastifyReply, content: OpenedContent) {
  writeHead(reply, content)
  reply.raw.end()
  return reply
}
