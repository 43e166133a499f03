import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Claim, IdempotencyKeys, StoredReply } from './idempotency-keys.ts'
import { keyedRequestOf, type KeyedRequest, keyHeadersSchema, replayedHeader } from './idempotency-request.ts'

/** What a handler that answers with an event stream must know of the key it is called with. */
export interface KeyedExecution {
  /** Id for what the request makes: the same at each attempt, so that it is made once. */
  readonly resourceId: string
  /** The first attempt ever made with this key. */
  readonly isFirst: boolean
  /** It was carried out before; answer with what was made then. */
  readonly isDone: boolean
  /** Tells that the thing exists and its stream has begun; never rejects. */
  begun(): Promise<void>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where the route takes no Idempotency-Key or the request has none. */
    keyed: KeyedExecution | null
  }
}

interface Held {
  keyedRequest: KeyedRequest
  claim: Claim
}

const retryMs = 200
const keptHeaders = ['content-type', 'location']

/** Lets every route registered from here on that is `idempotent` take an Idempotency-Key. */
export function takeIdempotencyKeys(app: FastifyInstance, keys: IdempotencyKeys) {
  const held = new WeakMap<FastifyRequest, Held>()

  async function begin(request: FastifyRequest, reply: FastifyReply) {
    const keyedRequest = keyedRequestOf(request)
    if (keyedRequest === null) return undefined
    const standing = await keys.claim(request.principal, keyedRequest)
    if (standing.kind === 'claimed') {
      held.set(request, { keyedRequest, claim: standing.claim })
      const begun = () => settle(request, null)
      request.keyed = { ...standing.claim, isDone: false, begun }
      return undefined
    }
    reply.header(replayedHeader, 'true')
    if (standing.reply) return sendAgain(reply, standing.reply)
    const { resourceId } = standing
    request.keyed = { resourceId, isFirst: false, isDone: true, begun: async () => undefined }
    return undefined
  }

  /** The first word of this attempt counts. A reply that cannot be kept is still the right one; the lease then runs out. */
  async function settle(request: FastifyRequest, outcome: StoredReply | null | 'nothing') {
    const attempt = held.get(request)
    if (attempt === undefined) return
    held.delete(request)
    const { keyedRequest, claim } = attempt
    const write = () =>
      outcome === 'nothing'
        ? keys.free(request.principal, keyedRequest, claim)
        : keys.settle(request.principal, keyedRequest, claim, outcome)
    try {
      await write()
    } catch (err) {
      request.log.error({ err, operation: keyedRequest.operation }, 'What a keyed request led to could not be kept yet')
      void writeLater(write)
    }
  }

  /** While the lease lasts nobody else carries the request out, so it must not outlast a database that is away for a moment. */
  async function writeLater(write: () => Promise<void>) {
    for (let waited = 0; waited < keys.leaseMs; waited += retryMs) {
      await wait(retryMs, undefined, { ref: false })
      const isWritten = await write().then(
        () => true,
        () => false,
      )
      if (isWritten) return
    }
  }

  async function keep(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
    // A failure of ours and a full budget decide nothing: the same request may be tried again.
    const isDecided = reply.statusCode < 500 && reply.statusCode !== 429
    if (isDecided) await settle(request, replyOf(reply, payload))
    // Whoever tries again waits for it; the refusal does not, since the database may be what fails.
    else void settle(request, 'nothing')
    return payload
  }

  app.decorateRequest('keyed', null)
  app.addHook('onRoute', (route) => {
    if (route.config?.idempotent !== true) return
    route.schema = { headers: keyHeadersSchema, ...route.schema }
    route.preHandler = [...asList(route.preHandler), begin]
    route.onSend = [...asList(route.onSend), keep]
  })
}

function replyOf(reply: FastifyReply, payload: unknown): StoredReply {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name)
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: typeof payload === 'string' ? payload : '',
  }
}

const sendAgain = (reply: FastifyReply, { status, headers, body }: StoredReply) =>
  reply
    .code(status)
    .headers(headers)
    .send(body === '' ? null : body)

const asList = <Hook>(hooks: Hook | Hook[] | undefined): Hook[] =>
  hooks === undefined ? [] : ([hooks].flat() as Hook[])
