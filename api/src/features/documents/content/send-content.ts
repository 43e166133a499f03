import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { release } from '../../../platform/spent-buffer.ts'
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
  try {
    await pour(body, length, reply.raw)
    reply.raw.end()
  } catch (err) {
    // Whoever leaves in the middle is no fault of anybody's; else all that is left to do is to leave the reply unfinished.
    const isFault = !gone.signal.aborted
    reply.raw.destroy()
    if (isFault) request.log.warn({ err, event: 'document-broken-off' }, 'A document was broken off in the middle')
  }
  return reply
}

/** Just the bytes that were promised, as fast as the reader takes them, or an error. */
async function pour(source: Readable, length: number, response: ServerResponse) {
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
      if (!response.write(chunk, (error) => error ?? release(chunk))) await drainOf(response)
      if (response.destroyed) throw new Error('The reader left')
      waiting = true
      watch.refresh()
    }
    if (left > 0) throw new Error('The store sent less than there is')
  } finally {
    clearTimeout(watch)
  }
}

function drainOf(response: ServerResponse) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = () => {
    response.off('drain', done)
    response.off('close', done)
    resolve()
  }
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve()
  response.once('drain', done)
  response.once('close', done)
  return promise
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
