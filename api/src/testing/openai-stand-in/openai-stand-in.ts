import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chatWire } from './chat-wire.ts'
import { echoNote } from './echo-note.ts'
import { createPacer } from './pacer.ts'
import type { Pacer } from './pacer.ts'
import { playScript, sendError } from './play-script.ts'
import { responsesWire } from './responses-wire.ts'
import type { RecordedRequest, Script, TokenSource } from './script.ts'
import { answerTranscription, readForm, transcriptionPath } from './transcription.ts'
import { countIdentifiers } from './typed-identifiers.ts'

export interface OpenAiStandInOptions {
  /** 0, any free port, when absent. */
  port?: number
  tokensPerSecond?: number
  text?: TokenSource
  /** Answers 404 to the Responses API, as many compatible servers do. */
  withoutResponses?: boolean
}

export interface OpenAiStandIn {
  /** What `OPENAI_BASE_URL` is set to. */
  baseUrl: string
  requests: RecordedRequest[]
  /** Scripts answer the next requests, one each, in this order. */
  enqueue(...scripts: Script[]): void
  /** Rejects when a request held an identifier that a test typed into a form: see typed-identifiers.ts. */
  close(): Promise<void>
}

// A server left running by hand must not grow with each request.
const maxRecorded = 1000

const wires = new Map([
  ['/v1/responses', responsesWire],
  ['/v1/chat/completions', chatWire],
])

/** A server on the loopback interface that speaks both of OpenAI's streaming formats. */
export async function startOpenAiStandIn(options: OpenAiStandInOptions = {}): Promise<OpenAiStandIn> {
  const { port = 0, tokensPerSecond = 1000, text = echoNote, withoutResponses = false } = options
  const requests: RecordedRequest[] = []
  const scripts: Script[] = []
  const pacerFor = createPacers()
  let identifiers = 0

  const answer = async (incoming: IncomingMessage, reply: ServerResponse) => {
    const request = await record(incoming, reply)
    identifiers += countIdentifiers(request.body)
    if (requests.push(request) > maxRecorded) requests.shift()
    if (request.path === transcriptionPath) return answerTranscription(reply, request, scripts.shift() ?? {})
    const wireOf = withoutResponses && request.path === '/v1/responses' ? undefined : wires.get(request.path)
    if (!wireOf || request.method !== 'POST') return sendError(reply, { status: 404, message: 'Not found' })
    const script = scripts.shift() ?? {}
    playScript(reply, request, {
      wire: wireOf((request.body as { model?: string }).model ?? 'stand-in'),
      text: script.text ?? text,
      fault: script.fault,
      pacer: pacerFor(script.tokensPerSecond ?? tokensPerSecond),
    })
  }

  const server = createServer((incoming, reply) => {
    answer(incoming, reply).catch(() => reply.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', 1024, resolve)
  })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    enqueue: (...more) => void scripts.push(...more),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      if (identifiers > 0) throw new Error(`Identifiers typed into forms were sent to the AI service: ${identifiers}`)
    },
  }
}

/** One timer for each rate in use. */
function createPacers() {
  const pacers = new Map<number, Pacer>()
  return (tokensPerSecond: number) => {
    const pacer = pacers.get(tokensPerSecond) ?? createPacer(tokensPerSecond)
    pacers.set(tokensPerSecond, pacer)
    return pacer
  }
}

function bodyOf(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return null
  return contentType.startsWith('multipart/') ? readForm(bytes, contentType) : JSON.parse(bytes.toString())
}

async function record(incoming: IncomingMessage, reply: ServerResponse): Promise<RecordedRequest> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const request: RecordedRequest = {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: bodyOf(Buffer.concat(parts), incoming.headers['content-type'] ?? ''),
    clientPort: incoming.socket.remotePort,
    closedEarly: false,
  }
  reply.on('close', () => {
    request.closedEarly = !reply.writableFinished
  })
  return request
}
