import type { ServerResponse } from 'node:http'
import { sendError } from './play-script.ts'
import type { RecordedRequest, Script } from './script.ts'

export const transcriptionPath = '/v1/audio/transcriptions'

/** What is said in every recording, whatever is in it. */
export const saidInRecordings = 'Left knee pain after a fall.'

/** What the fields of a form say; the recording itself is kept by its length. */
export function readForm(bytes: Buffer, contentType: string) {
  const boundary = /boundary=(\S+)/.exec(contentType)?.[1] ?? ''
  const parts = bytes.toString('latin1').split(`--${boundary}`)
  return Object.fromEntries(
    parts.flatMap((part) => {
      const name = /name="([^"]+)"/.exec(part)?.[1]
      const body = part.slice(part.indexOf('\r\n\r\n') + 4, -2)
      if (name === undefined) return []
      return [[name, part.includes('filename=') ? { bytes: body.length } : body]]
    }),
  )
}

const frame = (event: object) => `data: ${JSON.stringify(event)}\n\n`

/** Answers as OpenAI does: in events where they are asked for, by speaker where the model tells them apart. */
export function answerTranscription(reply: ServerResponse, request: RecordedRequest, { text, fault }: Script) {
  if (fault?.kind === 'status') return sendError(reply, fault)
  const { stream, response_format: format } = request.body as Record<string, unknown>
  const words = [...(text?.(request) ?? saidInRecordings.split(/(?<= )/))]
  if (stream !== 'true') {
    reply.writeHead(200, { 'content-type': 'application/json' })
    return void reply.end(JSON.stringify({ text: words.join('') }))
  }
  reply.writeHead(200, { 'content-type': 'text/event-stream' })
  if (format === 'diarized_json')
    reply.write(
      frame({ type: 'transcript.text.segment', id: 's1', speaker: 'A', start: 0, end: 1, text: words.join('') }),
    )
  else for (const delta of words) reply.write(frame({ type: 'transcript.text.delta', delta }))
  if (fault?.kind === 'unended') return void reply.end()
  return void reply.end(frame({ type: 'transcript.text.done', text: words.join('') }))
}
