import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { objectSize } from './object-size.ts'

const chunk = Buffer.alloc(256 * 1024, 'b')

/** As fast as the reader takes them. */
function send(reply: ServerResponse, left: number) {
  while (left > 0) {
    const part = left < chunk.length ? chunk.subarray(0, left) : chunk
    left -= part.length
    if (!reply.write(part)) {
      reply.once('drain', () => send(reply, left))
      return
    }
  }
  reply.end()
}

/** Speaks of S3 what reading needs, and nothing else: every document is there, and all are alike. */
const server = createServer((request, reply) => {
  if (request.url?.startsWith('/bench/documents/') !== true) {
    reply.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
    return
  }
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const [start, end] = [Number(first), last === '' ? objectSize - 1 : Math.min(Number(last), objectSize - 1)]
  reply.writeHead(request.headers.range === undefined ? 200 : 206, {
    ...{ 'content-length': end - start + 1, 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' },
    ...{ etag: '"bench"', 'last-modified': new Date(0).toUTCString() },
    ...(request.headers.range !== undefined && { 'content-range': `bytes ${start}-${end}/${objectSize}` }),
  })
  if (request.method === 'HEAD') reply.end()
  else send(reply, end - start + 1)
})

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
