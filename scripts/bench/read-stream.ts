import { request } from 'node:http'
import { now, readStamps, type Arrival } from './stamps.ts'

export interface StreamResult {
  /** From the request to the first stamped token, in ms. */
  firstTokenMs: number
  arrivals: Arrival[]
  /** Ids of the events, where the server numbers them. */
  ids: number[]
  /** Type of the last event. */
  last: string
}

export interface StreamRequest {
  url: string
  headers: Record<string, string>
  body: unknown
  /** Text of an event's data that belongs to the note. */
  textOf: (event: string, data: string) => string
}

interface Piece {
  bytes: Buffer
  at: number
}

/**
 * POSTs and keeps an event stream to its end with the time of each piece. What is in it is read by calling the result, once all
 * streams have ended: until then the reader takes as little of the machine as it can.
 */
export function readStream({ url, headers, body, textOf }: StreamRequest): Promise<() => StreamResult> {
  const { promise, resolve, reject } = Promise.withResolvers<() => StreamResult>()
  const startedAt = now()
  const pieces: Piece[] = []
  const outgoing = request(
    url,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
    (reply) => {
      reply.on('data', (bytes: Buffer) => pieces.push({ bytes, at: now() }))
      reply.on('end', () => resolve(() => parse(pieces, startedAt, textOf)))
      reply.on('error', reject)
    },
  )
  outgoing.on('error', reject)
  outgoing.end(JSON.stringify(body))
  return promise
}

function parse(pieces: readonly Piece[], startedAt: number, textOf: StreamRequest['textOf']): StreamResult {
  const result: StreamResult = { firstTokenMs: Number.NaN, arrivals: [], ids: [], last: '' }
  const decoder = new TextDecoder()
  let frames = ''
  let text = ''
  for (const { bytes, at } of pieces) {
    const parts = (frames + decoder.decode(bytes, { stream: true })).split('\n\n')
    frames = parts.pop() ?? ''
    for (const frame of parts) {
      const event = /^event: (.*)$/m.exec(frame)?.[1] ?? ''
      const id = /^id: (\d+)$/m.exec(frame)?.[1]
      if (id !== undefined) result.ids.push(Number(id))
      if (event !== '') result.last = event
      text = readStamps(text + textOf(event, /^data: (.*)$/m.exec(frame)?.[1] ?? ''), at, result.arrivals)
      if (Number.isNaN(result.firstTokenMs) && result.arrivals.length > 0) result.firstTokenMs = at - startedAt
    }
  }
  return result
}
