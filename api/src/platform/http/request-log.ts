import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import { requestOrigin } from '../request-context.ts'

// Files of the page and probes would drown the rest.
const frequent = /^(page|service|documentation)\./

/** One line for each reply, by route pattern: an address may hold a name that somebody searched for. */
export function logRequests(app: FastifyInstance) {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { operation = 'unknown' } = request.routeOptions.config
    const level = frequent.test(operation) && reply.statusCode < 500 ? 'debug' : 'info'
    request.log[level](
      {
        operation,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        // Absent where nobody was known.
        personId: (request.principal as typeof request.principal | null)?.personId,
        organizationId: (request.principal as typeof request.principal | null)?.organization?.id,
      },
      'Request',
    )
  })
}

const remember: onRequestHookHandler = (request, _reply, done) =>
  requestOrigin.run({ requestId: request.id, address: request.ip }, done)

/** Lets the audit trail know where a request came from without passing it through every call. */
export function rememberOrigin(app: FastifyInstance) {
  // Twice, because reading the body leaves the first one's asynchronous context.
  app.addHook('onRequest', remember)
  app.addHook('preValidation', remember)
}
