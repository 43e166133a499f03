import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { CostClass } from './route-config.ts'

const addressPerMinute = 3000
const personPerMinute: Record<CostClass, number> = { read: 1200, write: 300, generation: 120 }

const tooMany = (seconds: number) =>
  new AppError('too_many_requests', 'Too many requests. Wait a moment and try again.', { retryAfterSeconds: seconds })

/** By address before anyone is known; an IPv6 caller counts by /64, the least that one household gets. */
export async function limitByAddress(app: FastifyInstance) {
  await app.register(rateLimit, {
    max: addressPerMinute,
    timeWindow: 60_000,
    ipv6Subnet: 64,
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
    timeWindow: 60_000,
    keyGenerator: (request) =>
      [costClassOf(request), request.principal.organization?.id, request.principal.personId].join(':'),
  })
  return async (request: FastifyRequest) => {
    const limit = await check(request)
    if (!limit.isAllowed && limit.isExceeded) throw tooMany(limit.ttlInSeconds)
  }
}
