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

/** POSTs and reads an event stream to its end, noting when each stamped token arrived. */
export function readStream({ url, headers, body, textOf }: StreamRequest): Promise<StreamResult> {
  const { promise, resolve, reject } = Promise.withResolvers<StreamResult>()
  const result: StreamResult = { firstTokenMs: Number.NaN, arrivals: [], ids: [], last: '' }
  const startedAt = now()
  let frames = ''
  let text = ''

  const readFrame = (frame: string) => {
    const event = /^event: (.*)$/m.exec(frame)?.[1] ?? ''
    const id = /^id: (\d+)$/m.exec(frame)?.[1]
    if (id !== undefined) result.ids.push(Number(id))
    if (event !== '') result.last = event
    text = readStamps(text + textOf(event, /^data: (.*)$/m.exec(frame)?.[1] ?? ''), result.arrivals)
    if (Number.isNaN(result.firstTokenMs) && result.arrivals.length > 0) result.firstTokenMs = now() - startedAt
  }

  const outgoing = request(
    url,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
    (reply) => {
      reply.setEncoding('utf8')
      reply.on('data', (chunk: string) => {
        const parts = (frames + chunk).split('\n\n')
        frames = parts.pop() ?? ''
        parts.forEach(readFrame)
      })
      reply.on('end', () => resolve(result))
      reply.on('error', reject)
    },
  )
  outgoing.on('error', reject)
  outgoing.end(JSON.stringify(body))
  return promise
}
