import { planGate, unauthorized } from './authorize.ts'
import type { Fault } from './faults.ts'
import { html, refusal, Refused, type RouteReply } from './reply.ts'

export function tooMany(): RouteReply {
  const message = 'Rate limit reached. Limit 10req/s and 20 concurrent connections.'
  return refusal(new Refused(429, 'too_many_requests', message))
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const errorPage = () => html(500, '<html><body>Internal Server Error</body></html>')
const gatewayPage = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

/** What is answered instead, `drop` for nothing at all; undefined where the call goes on. */
export async function beforeCommit(fault: Fault): Promise<RouteReply | 'drop' | undefined> {
  switch (fault.kind) {
    case 'delay-before-commit':
      await pause(fault.ms)
      return undefined
    case 'hold-before-commit':
    case 'drop-then-commit':
      await fault.hold.arrive()
      return undefined
    case 'hold-then-drop':
      await fault.hold.arrive()
      return 'drop'
    case 'drop-before-commit':
      return 'drop'
    case 'server-error':
      return errorPage()
    case 'too-many-requests':
      return { ...tooMany(), ...(fault.retryAfterSeconds && { retryAfterSeconds: fault.retryAfterSeconds }) }
    case 'waf':
      return html(403, '</html>')
    case 'plan-gate':
      return refusal(planGate())
    case 'unauthorized':
      return refusal(unauthorized())
    default:
      return undefined
  }
}

/** What becomes of the answer to a call that was carried out. */
export async function afterCommit(fault: Fault, answered: RouteReply): Promise<RouteReply | 'drop'> {
  switch (fault.kind) {
    case 'delay-after-commit':
      await pause(fault.ms)
      return answered
    case 'hold-after-commit':
      await fault.hold.arrive()
      return answered
    case 'commit-then-drop':
    case 'drop-then-commit':
      return 'drop'
    case 'commit-then-500':
      return errorPage()
    case 'commit-then-502':
      return html(502, gatewayPage)
    case 'truncated-json':
      return html(200, firstHalfOf(JSON.stringify(answered.body)))
    case 'empty-200':
      return html(200, '')
    default:
      return answered
  }
}

/** Never whole, however short. */
const firstHalfOf = (text: string) => text.slice(0, Math.max(1, Math.floor(text.length / 2)))
