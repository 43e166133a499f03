import { callbackify } from 'node:util'
import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { CountRequest } from './rate-counters.ts'
import type { CostClass } from './route-config.ts'
import { bringsTicket } from './ticketed.ts'

const minute = 60_000
const addressPerMinute = 3000
// Pieces of 8 MiB: whoever fills this has sent 10 GB.
const uploadPerMinute = 1200
const personPerMinute: Record<CostClass, number> = { read: 1200, write: 300, generation: 120, upload: uploadPerMinute }

const tooMany = (seconds: number) =>
  new AppError('too_many_requests', 'Too many requests. Wait a moment and try again.', { retryAfterSeconds: seconds })

/** What the plugin asks of a store, over our counters; each budget counts under its own prefix. */
const storeOver = (count: CountRequest) =>
  class Store implements FastifyRateLimitStore {
    readonly #prefix: string

    constructor(_options: unknown, prefix = 'address') {
      this.#prefix = prefix
    }

    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      windowMs = minute,
    ) {
      callbackify(count)(`${this.#prefix}:${key}`, windowMs, done)
    }

    child() {
      return new Store(undefined, 'person')
    }
  }

/** By address before anyone is known; an IPv6 caller counts by /64, the least that one household gets. */
export async function limitByAddress(app: FastifyInstance, count: CountRequest) {
  await app.register(rateLimit, {
    max: addressPerMinute,
    timeWindow: minute,
    ipv6Subnet: 64,
    store: storeOver(count),
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  })
}

const safeMethods = new Set(['GET', 'HEAD'])

function costClassOf({ method, routeOptions }: FastifyRequest): CostClass {
  return routeOptions.config.costClass ?? (safeMethods.has(method) ? 'read' : 'write')
}

/** By person, organization and cost class, for a caller who is known. */
export function createPersonLimit(app: FastifyInstance) {
  const check = app.createRateLimit({
    max: (request) => personPerMinute[costClassOf(request)],
    timeWindow: minute,
    keyGenerator: (request) =>
      [costClassOf(request), request.principal.organization?.id, request.principal.personId].join(':'),
  })
  return async (request: FastifyRequest) => {
    // Asking for the ticket counted.
    if (bringsTicket(request)) return
    const limit = await check(request)
    if (!limit.isAllowed && limit.isExceeded) throw tooMany(limit.ttlInSeconds)
  }
}
