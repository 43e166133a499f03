import { publicConfigSchema } from '@medinotes/shared/access'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'

const healthSchema = z.object({ status: z.literal('ok'), version: z.string(), uptimeSeconds: z.int().min(0) })

const checkSchema = z.enum(['ok', 'failed'])
const readinessSchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.record(z.string(), checkSchema),
})

interface Service {
  version: string
  config: Pick<Config, 'demo' | 'clerk' | 'noteWriter'>
  /** Each rejects when what it names cannot serve. */
  checks: Readonly<Record<string, () => Promise<void>>>
}

const checkTimeoutMs = 1900

async function runCheck(check: () => Promise<void>): Promise<z.infer<typeof checkSchema>> {
  const { promise: timeout, resolve } = Promise.withResolvers<'failed'>()
  const timer = setTimeout(() => resolve('failed'), checkTimeoutMs)
  const outcome = check().then(
    () => 'ok' as const,
    () => 'failed' as const,
  )
  return Promise.race([outcome, timeout]).finally(() => clearTimeout(timer))
}

/** What load balancers, and the page before anyone signs in, ask the service itself. */
export function serviceRoutes({
  version,
  config: { demo, clerk, noteWriter },
  checks,
}: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/health', {
      config: { permission: 'public', operation: 'service.health', outcome: { anyone: 200 }, rateLimit: false },
      schema: { response: { 200: healthSchema } },
      handler: async () => ({ status: 'ok' as const, version, uptimeSeconds: Math.floor(process.uptime()) }),
    })

    app.get('/ready', {
      config: { permission: 'public', operation: 'service.ready', outcome: { anyone: 200 }, rateLimit: false },
      schema: { response: { 200: readinessSchema, 503: readinessSchema } },
      handler: async (_request, reply) => {
        const outcomes = await Promise.all(
          Object.entries(checks).map(async ([name, check]) => [name, await runCheck(check)] as const),
        )
        const ready = outcomes.every(([, outcome]) => outcome === 'ok')
        if (!ready) reply.header('retry-after', 2)
        return reply
          .code(ready ? 200 : 503)
          .send({ status: ready ? 'ready' : 'not-ready', checks: Object.fromEntries(outcomes) })
      },
    })

    app.get('/api/config', {
      config: { permission: 'public', operation: 'service.config', outcome: { anyone: 200 } },
      schema: { response: { 200: publicConfigSchema } },
      handler: async () => ({
        auth: clerk
          ? { kind: 'clerk' as const, clerkPublishableKey: clerk.publishableKey }
          : { kind: 'built-in' as const },
        demo,
        aiNotes: noteWriter.kind === 'openai',
        // A demonstration shows what is sent, or would be.
        inbox: demo,
        version,
      }),
    })
  }
}
