import { Agent as PlainAgent, type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { AcuityFault } from './acuity-fault.ts'

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: URL
  headers: Record<string, string>
  body: string | null
  /** What the call is called in errors: its method and route, without ids. */
  name: string
}

export interface Reply {
  status: number
  retryAfterMs: number | null
  text: string
}

const replyLimitBytes = 8 * 1024 * 1024
const socketsAtMost = 15

/**
 * One request, never repeated: what fails before all of it was written was `not-sent`, anything later is `ambiguous`. Reads share
 * connections; a write has its own, since a connection that the other side is just closing would leave its fate open.
 */
export function createExchange(timeoutMs: number) {
  const options = { keepAlive: true, maxSockets: socketsAtMost }
  const agents = { 'http:': new PlainAgent(options), 'https:': new TlsAgent(options) }

  function begin({ method, url, headers }: Call) {
    const isPlain = url.protocol === 'http:'
    const agent = method === 'GET' ? agents[isPlain ? 'http:' : 'https:'] : false
    const settings = { method, headers, agent }
    return isPlain ? plainRequest(url, settings) : tlsRequest(url, settings)
  }

  return {
    async send(call: Call, signal: AbortSignal): Promise<Reply> {
      if (signal.aborted) throw new AcuityFault('not-sent', call.name)
      const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
      const request = begin(call)
      const giveUp = () => request.destroy(new Error('Given up'))
      stop.addEventListener('abort', giveUp, { once: true })
      const sent = { wholly: false }
      try {
        return await replyTo(request, call, sent)
      } catch (cause) {
        // The other side was just closing the connection: a read may go by another one.
        if (request.reusedSocket && call.method === 'GET' && codeOf(cause) === 'ECONNRESET' && !stop.aborted) {
          return await this.send(call, signal)
        }
        throw new AcuityFault(sent.wholly ? 'ambiguous' : 'not-sent', call.name, { cause: codeOnly(cause) })
      } finally {
        stop.removeEventListener('abort', giveUp)
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

async function replyTo(request: ClientRequest, { body }: Call, sent: { wholly: boolean }): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request.once('response', resolve)
  request.on('error', reject)
  // Once the last bytes are given to a connection that stands, the other side may have them.
  const markSent = () => (sent.wholly = true)
  request.once('socket', (socket) => {
    if (!socket.connecting) markSent()
    else socket.once(isTls(socket) ? 'secureConnect' : 'connect', markSent)
  })
  request.end(body ?? undefined)
  const response = await promise
  return { status: response.statusCode ?? 0, retryAfterMs: retryAfterOf(response), text: await textOf(response) }
}

const isTls = (socket: object) => 'encrypted' in socket

async function textOf(response: IncomingMessage) {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    length += (chunk as Buffer).length
    if (length > replyLimitBytes) throw new Error('The reply is too long')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString()
}

function retryAfterOf({ headers }: IncomingMessage) {
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null
}

const codeOf = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined

// Messages of the network may hold addresses; its code is enough.
function codeOnly(cause: unknown) {
  const code = codeOf(cause)
  return code === undefined ? undefined : new Error(code)
}
