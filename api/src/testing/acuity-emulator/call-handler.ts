import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccountState } from './account.ts'
import { authorize } from './authorize.ts'
import { afterCommit, beforeCommit, tooMany } from './fault-replies.ts'
import type { Faults } from './faults.ts'
import type { createLimits } from './limits.ts'
import { refusal, Refused, type RouteReply } from './reply.ts'
import { parseBody, textOf } from './request-body.ts'
import type { Route } from './route.ts'
import { routeOf } from './routes.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'

interface Call {
  incoming: IncomingMessage
  url: URL
  text: string
}

export interface RecordedCall {
  route: string
  query: URLSearchParams
  body: unknown
}

interface Dependencies {
  account: AccountState
  routes: readonly Route[]
  faults: Faults
  limits: ReturnType<typeof createLimits>
  webhooks: WebhookDelivery
  now: () => number
}

const maxRecorded = 1000

/** Limits, then faults, then the key, then the route. */
export function createCallHandler({ account, routes, faults, limits, webhooks, now }: Dependencies) {
  /** The latest thousand. */
  const calls: RecordedCall[] = []

  async function answer(incoming: IncomingMessage, reply: ServerResponse) {
    const url = new URL(incoming.url ?? '', 'http://emulator')
    const route = routeOf(routes, incoming.method ?? '', url.pathname)
    const isCounted = route instanceof Refused || route.reach !== 'page'
    if (isCounted && !limits.enters(now())) return send(reply, tooMany())
    if (isCounted) reply.once('close', () => limits.left())
    const call = { incoming, url, text: await textOf(incoming) }
    if (route instanceof Refused || !isCounted) return send(reply, await replyTo(call, route))
    record(route, call)
    const fault = faults.next(route.name)
    // Whoever asked is told of a lost connection, and what they asked for happens all the same, later.
    if (fault?.kind === 'drop-then-commit') reply.destroy()
    const before = fault && (await beforeCommit(fault))
    if (before !== undefined) return send(reply, before)
    const answered = await replyTo(call, route)
    if (webhooks.mode.beforeReply) await webhooks.delivered()
    return send(reply, fault ? await afterCommit(fault, answered) : answered)
  }

  async function replyTo({ incoming, url, text }: Call, route: Route | Refused): Promise<RouteReply> {
    try {
      if (route instanceof Refused || route.reach === 'api') authorize(account, incoming.headers.authorization ?? '')
      if (route instanceof Refused) throw route
      const body = parseBody(text, incoming.headers['content-type'])
      const [, id = '0'] = route.pattern.exec(url.pathname) ?? []
      return await route.answer({ id: Number(id), query: url.searchParams, body })
    } catch (error) {
      if (error instanceof Refused) return refusal(error)
      throw error
    }
  }

  function record({ name }: Route, { incoming, url, text }: Call) {
    const entry = { route: name, query: url.searchParams, body: readable(text, incoming.headers['content-type']) }
    if (calls.push(entry) > maxRecorded) calls.shift()
  }

  return { answer, calls }
}

function send(reply: ServerResponse, answered: RouteReply | 'drop') {
  if (answered === 'drop') {
    reply.destroy()
    return
  }
  const { status, body, contentType = 'application/json', location, retryAfterSeconds } = answered
  reply.writeHead(status, {
    'content-type': contentType,
    ...(location !== undefined && { location }),
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  })
  reply.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body))
}

/** As text where it cannot be read. */
function readable(text: string, contentType: string | undefined) {
  try {
    return parseBody(text, contentType)
  } catch {
    return text
  }
}
