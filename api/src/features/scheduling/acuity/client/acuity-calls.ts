import type { z } from 'zod'
import { noTelemetry, type Telemetry } from '../../../../platform/telemetry/telemetry.ts'
import { type AcuityCredentials, authorizationOf } from './acuity-credentials.ts'
import { AcuityFault } from './acuity-fault.ts'
import type { AcuityLimiter, Urgency } from './acuity-limiter.ts'
import { type BreakerState, createCircuitBreaker } from './circuit-breaker.ts'
import { jsonOf } from './classify-reply.ts'
import { type Call, createExchange } from './exchange.ts'

export interface AcuityConnection {
  credentials: AcuityCredentials
  /** The account's id: each has a circuit of its own. */
  key: string
}

interface Wanted {
  method: Call['method']
  /** `/appointments/:id`, as errors name it. */
  route: string
  /** What stands for `:id`. */
  id?: number
  query?: Record<string, string | number | readonly number[] | undefined>
  body?: unknown
}

/** One call of an account; its reply is what the schema makes of it. */
export type AcuityCall = <Schema extends z.ZodType>(
  wanted: Wanted,
  schema: Schema,
  signal: AbortSignal,
) => Promise<z.output<Schema>>

interface Options {
  baseUrl: string
  limiter: AcuityLimiter
  now?: () => number
  timeoutMs?: number
  telemetry?: Telemetry
}

export interface AcuityHealth {
  breaker: BreakerState
  /** How long the last answered call took; null before the first. */
  latencyMs: number | null
  answeredAt: number | null
}

const pauseMs = 1000
const acuity = { kind: 'upstream', name: 'acuity' } as const

/** Calls of any account: within the limits, never repeated, and each failure told by what it means. */
export function createAcuityCalls({ baseUrl, limiter, now = Date.now, timeoutMs = 12_000, ...given }: Options) {
  const { telemetry = noTelemetry } = given
  const exchange = createExchange(timeoutMs)
  const breaker = createCircuitBreaker(now)
  const answers = new Map<string, { latencyMs: number; answeredAt: number }>()

  async function send({ credentials, key }: AcuityConnection, wanted: Wanted, signal: AbortSignal) {
    const call = toCall(baseUrl, wanted, credentials)
    const startedAt = now()
    const reply = await telemetry.observe(acuity, () => exchange.send(call, signal))
    const json = jsonOf(reply, call.name)
    answers.set(key, { latencyMs: now() - startedAt, answeredAt: now() })
    return json
  }

  /** What an account that does not answer has to do with, and what is its caller's affair or Acuity's plain word. */
  function judge(key: string, error: unknown, signal: AbortSignal) {
    if (signal.aborted) return breaker.gaveUp(key)
    const kind = error instanceof AcuityFault ? error.kind : 'ambiguous'
    if (kind === 'ambiguous' || kind === 'not-sent') return breaker.failed(key)
    if (kind !== 'throttled') return breaker.succeeded(key)
    breaker.gaveUp(key)
    limiter.pause((error as AcuityFault).retryAfterMs ?? pauseMs)
  }

  return {
    of(connection: AcuityConnection, urgency: Urgency): AcuityCall {
      const { key } = connection
      return async (wanted, schema, signal) => {
        const name = nameOf(wanted)
        return limiter.run(urgency, name, signal, async () => {
          if (!breaker.admits(key)) throw new AcuityFault('not-sent', name)
          try {
            const parsed = schema.safeParse(await send(connection, wanted, signal))
            // The schema's own error would quote the reply.
            if (!parsed.success) throw new AcuityFault('ambiguous', name)
            breaker.succeeded(key)
            return parsed.data
          } catch (error) {
            judge(key, error, signal)
            throw error
          }
        })
      }
    },
    healthOf: (key: string): AcuityHealth => ({
      ...{ breaker: breaker.stateOf(key), latencyMs: null, answeredAt: null, ...answers.get(key) },
    }),
    close: () => exchange.close(),
  }
}

const nameOf = ({ method, route }: Wanted) => `${method} ${route}`

function toCall(baseUrl: string, wanted: Wanted, credentials: AcuityCredentials): Call {
  const { method, route, id, query = {}, body } = wanted
  const url = new URL(baseUrl + route.replace(':id', String(id)))
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as readonly number[]) : [value]) {
      if (one !== undefined) url.searchParams.append(name, String(one))
    }
  }
  const written = body === undefined ? null : JSON.stringify(body)
  const headers = {
    ...{ accept: 'application/json', authorization: authorizationOf(credentials) },
    ...(written !== null && {
      ...{ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(written)) },
    }),
  }
  return { ...{ method, url, headers, body: written }, name: nameOf(wanted) }
}
