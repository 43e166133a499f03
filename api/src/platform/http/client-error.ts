import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { AppError } from '../errors.ts'
import { toProblem } from '../problem.ts'

const statusLines: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** How long whoever is answered may take to read it; a connection that they keep open is closed then. */
const lingerMs = 1000

/** Answers what is not even HTTP, or came too slowly to become a request. */
export const answerClientError =
  (security: Readonly<Record<string, string>>) => (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const statusLine = statusLines[error.code ?? ''] ?? '400 Bad Request'
    const problem = toProblem(new AppError('malformed', 'This is not a request that can be read.'), randomUUID())
    const title = statusLine.slice(4)
    const body = JSON.stringify({ ...problem, title, status: Number(statusLine.slice(0, 3)) })
    const headers = {
      ...security,
      'content-type': 'application/problem+json',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${statusLine}`, ...lines, '', body].join('\r\n'))
    setTimeout(() => socket.destroy(), lingerMs).unref()
  }
