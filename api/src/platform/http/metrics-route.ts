import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppError } from '../errors.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Figures for Prometheus, for whoever has the token of METRICS_TOKEN. */
export function metricsRoute({ token, render, contentType }: NonNullable<Telemetry['page']>): FastifyPluginAsyncZod {
  const wanted = digest(`Bearer ${token}`)
  return async (app) => {
    app.get('/metrics', {
      config: { permission: 'public', operation: 'service.metrics', outcome: { anyone: 401 }, rateLimit: false },
      schema: { hide: true },
      handler: async ({ headers: { authorization = '' } }, reply) => {
        if (!timingSafeEqual(digest(authorization), wanted)) throw new AppError('unauthenticated')
        return reply
          .header('cache-control', 'no-store')
          .type(contentType)
          .send(await render())
      },
    })
  }
}
