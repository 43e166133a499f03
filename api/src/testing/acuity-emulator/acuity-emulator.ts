import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AccountSettings, type AccountState, demoAccount, openAccount } from './account.ts'
import { createAppointments } from './appointments.ts'
import { createAvailability } from './availability.ts'
import { createDashboard } from './dashboard.ts'
import { createFaults, type Fault } from './faults.ts'
import { createLimits, type Limits } from './limits.ts'
import { createOAuth } from './oauth.ts'
import { envelopeOf, Refused, type RouteReply } from './reply.ts'
import { createRoutes, type Route } from './routes.ts'
import { createWebhookDelivery, type WebhookDelivery } from './webhook-delivery.ts'

export interface AcuityEmulatorOptions {
  /** 0, any free port, when absent. */
  port?: number
  account?: AccountSettings
  /** Milliseconds; a clock of its own for simulations. */
  now?: () => number
  /** Null for none. */
  limits?: Limits | null
}

interface RecordedCall {
  route: string
  query: URLSearchParams
  body: unknown
}

export interface AcuityEmulator {
  /** What `ACUITY_BASE_URL` is set to. */
  baseUrl: string
  account: AccountState
  calls: RecordedCall[]
  /** The nth call of a route from now on goes wrong, and so many after it. */
  fault(route: string, fault: Fault, options?: { nth?: number; times?: number }): void
  clearFaults(): void
  /** What people do in Acuity itself. */
  dashboard: ReturnType<typeof createAppointments>['dashboard']
  webhooks: WebhookDelivery
  close(): Promise<void>
}

const maxRecorded = 1000
const base = '/api/v1'
const documentedLimits = { perSecond: 10, concurrent: 20 }

/** A server on the loopback interface that speaks Acuity's API: developers.acuityscheduling.com/reference. */
export async function startAcuityEmulator(options: AcuityEmulatorOptions = {}): Promise<AcuityEmulator> {
  const { port = 0, now = Date.now, limits = documentedLimits } = options
  const account = openAccount(options.account ?? demoAccount())
  const webhooks = createWebhookDelivery(account)
  const availability = createAvailability(account, now)
  const appointments = createAppointments({ account, availability, now, onChange: webhooks.tell })
  const routes = createRoutes({ account, availability, appointments })
  const faults = createFaults()
  const gate = createLimits(limits)
  const calls: RecordedCall[] = []
  const oauth = createOAuth(account)
  const board = createDashboard({ account, dashboard: appointments.dashboard, fault: faults.add })

  async function answer(incoming: IncomingMessage, reply: ServerResponse) {
    if (!gate.enters(now())) return send(reply, tooMany())
    reply.once('close', () => gate.left())
    const text = await textOf(incoming)
    if (incoming.url === '/') return showDashboard(incoming, reply, text)
    const url = new URL(incoming.url ?? '', 'http://emulator')
    if (url.pathname.startsWith('/oauth2/')) return showOAuth(reply, url, text)
    const route = routeOf(routes, incoming.method ?? '', url.pathname.slice(base.length))
    const fault = route && faults.next(route.name)
    const record = { route: route?.name ?? '', query: url.searchParams, body: safely(text) }
    if (calls.push(record) > maxRecorded) calls.shift()
    const before = fault && (await beforeCommit(fault))
    if (before === 'drop') return void reply.destroy()
    if (before) return send(reply, before)
    const answered = await replyTo(incoming, route, url, text)
    if (webhooks.mode.beforeReply) await webhooks.delivered()
    return fault ? afterCommit(reply, answered, fault) : send(reply, answered)
  }

  function showDashboard({ method }: IncomingMessage, reply: ServerResponse, text: string) {
    if (method !== 'POST') return send(reply, html(200, board.page()))
    board.act(text)
    return send(reply, { status: 303, body: undefined, location: '/' })
  }

  function showOAuth(reply: ServerResponse, url: URL, text: string) {
    if (url.pathname === '/oauth2/authorize') return send(reply, html(200, oauth.consentPage(url.searchParams)))
    return send(
      reply,
      refusing(() => oauth.answer(url.pathname, text)),
    )
  }

  async function replyTo(incoming: IncomingMessage, route: Route | undefined, url: URL, text: string) {
    try {
      authorize(account, incoming.headers.authorization ?? '', oauth.isGiven)
      if (route === undefined) throw new Refused(404, 'not_found', 'Not Found')
      const body = parse(text)
      const [, id = '0'] = route.pattern.exec(url.pathname.slice(base.length)) ?? []
      return await route.answer({ id: Number(id), query: url.searchParams, body })
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, body: envelopeOf(error) }
      throw error
    }
  }

  const server = createServer((incoming, reply) => {
    answer(incoming, reply).catch(() => reply.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', 1024, resolve)
  })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    ...{ account, calls, webhooks, dashboard: appointments.dashboard },
    fault: faults.add,
    clearFaults: faults.clear,
    async close() {
      webhooks.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

const routeOf = (routes: readonly Route[], method: string, path: string) =>
  routes.find((route) => route.method === method && route.pattern.test(path))

function authorize(
  { userId, apiKey, isGated }: AccountState,
  header: string,
  isToken: (accessToken: string) => boolean,
) {
  const expected = `Basic ${Buffer.from(`${userId}:${apiKey}`).toString('base64')}`
  const isBearer = header.startsWith('Bearer ') && isToken(header.slice(7))
  if (header !== expected && !isBearer) throw new Refused(401, 'unauthorized', 'Unauthorized')
  if (isGated) throw planGate()
}

/** The answer, or Acuity's envelope where it refuses. */
function refusing(answer: () => RouteReply): RouteReply {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, body: envelopeOf(error) }
    throw error
  }
}

const planGate = () => new Refused(403, 'unauthorized', 'API access is only available on Powerhouse plans')

function tooMany(): RouteReply {
  const message = 'Rate limit reached. Limit 10req/s and 20 concurrent connections.'
  return { status: 429, body: envelopeOf(new Refused(429, 'too_many_requests', message)) }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const html = (status: number, body: string): RouteReply & { contentType: string } => ({
  ...{ status, body, contentType: 'text/html' },
})
const gatewayPage = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

/** What is answered instead; nothing where the call goes on. */
async function beforeCommit(fault: Fault): Promise<RouteReply | 'drop' | undefined> {
  switch (fault.kind) {
    case 'delay-before-commit':
      await pause(fault.ms)
      return undefined
    case 'hold-before-commit':
      await fault.hold.arrive()
      return undefined
    case 'hold-then-drop':
      await fault.hold.arrive()
      return 'drop'
    case 'drop-before-commit':
      return 'drop'
    case 'server-error':
      return html(500, '<html><body>Internal Server Error</body></html>')
    case 'too-many-requests':
      return { ...tooMany(), ...(fault.retryAfterSeconds && { retryAfter: fault.retryAfterSeconds }) }
    case 'waf':
      return html(403, '</html>')
    case 'plan-gate':
      return { status: 403, body: envelopeOf(planGate()) }
    case 'unauthorized':
      return { status: 401, body: envelopeOf(new Refused(401, 'unauthorized', 'Unauthorized')) }
    default:
      return undefined
  }
}

async function afterCommit(reply: ServerResponse, answered: RouteReply, fault: Fault) {
  switch (fault.kind) {
    case 'delay-after-commit':
      await pause(fault.ms)
      return send(reply, answered)
    case 'hold-after-commit':
      await fault.hold.arrive()
      return send(reply, answered)
    case 'commit-then-drop':
      return void reply.destroy()
    case 'commit-then-500':
      return send(reply, html(500, '<html><body>Internal Server Error</body></html>'))
    case 'commit-then-502':
      return send(reply, html(502, gatewayPage))
    case 'truncated-json':
      return send(reply, html(200, JSON.stringify(answered.body).slice(0, 40)))
    case 'empty-200':
      return send(reply, html(200, ''))
    default:
      return send(reply, answered)
  }
}

function send(
  reply: ServerResponse,
  { status, body, ...more }: RouteReply & { contentType?: string; retryAfter?: number; location?: string },
) {
  const { contentType = 'application/json', retryAfter, location } = more
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  reply.writeHead(status, {
    'content-type': contentType,
    ...(retryAfter && { 'retry-after': String(retryAfter) }),
    ...(location && { location }),
  })
  reply.end(text)
}

async function textOf(incoming: IncomingMessage) {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

function parse(text: string): unknown {
  if (text === '') return null
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object') return body
  } catch {
    // Said below.
  }
  throw new Refused(400, 'bad_request', 'Expected a JSON object.')
}

function safely(text: string) {
  try {
    return parse(text)
  } catch {
    return text
  }
}
