import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noTelemetry, type Observation, type RequestFacts, type Telemetry } from '../telemetry/telemetry.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nothing is measured. */
    observation: Observation | null
  }
}

/** Times each request under its operation; what it asks of the database and of others belongs to it. */
export function observeRequests(app: FastifyInstance, telemetry: Telemetry) {
  app.decorateRequest('observation', null)
  if (telemetry === noTelemetry) return
  app.addHook('onRequest', (request, _reply, done) => {
    const { operation = 'unknown' } = request.routeOptions.config
    const { traceparent } = request.headers
    request.observation = telemetry.start(
      { kind: 'request', name: operation },
      typeof traceparent === 'string' ? traceparent : undefined,
    )
    request.observation.within(done)
  })
  // Again, because reading the body leaves the first one's asynchronous context.
  app.addHook('preValidation', (request, _reply, done) =>
    request.observation ? request.observation.within(done) : done(),
  )
  app.addHook('onResponse', async (request, { statusCode }) => {
    request.observation?.end(statusCode < 500 ? 'ok' : 'failed', factsOf(request, statusCode))
  })
}

export const factsOf = ({ method, routeOptions, id }: FastifyRequest, status: number): RequestFacts => ({
  ...{ method, route: routeOptions.url ?? 'unknown', status, requestId: id },
})
