import { publicConfigSchema } from '@medinotes/shared/access'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'

const healthSchema = z.object({ status: z.literal('ok'), version: z.string(), uptimeSeconds: z.int().min(0) })

/** Without what is degraded the service goes on serving. */
const checkSchema = z.enum(['ok', 'failed', 'degraded'])
const readinessSchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.record(z.string(), checkSchema),
})

interface Service {
  version: string
  config: Pick<Config, 'demo' | 'clerk' | 'noteWriter'>
  /** Each rejects when what it names cannot serve. */
  checks: Checks
  /** What the service goes on without: work for it waits until it is back. */
  optionalChecks: Checks
}

type Checks = Readonly<Record<string, (signal: AbortSignal) => Promise<unknown>>>
type Outcome = z.infer<typeof checkSchema>

/** Of the two seconds in which it has to be answered: the rest is for the reply, on a quarter of a processor, too. */
const checkTimeoutMs = 1500

async function runCheck(check: Checks[string], otherwise: Outcome): Promise<Outcome> {
  const { promise: timeout, resolve } = Promise.withResolvers<Outcome>()
  const timer = setTimeout(() => resolve(otherwise), checkTimeoutMs)
  const outcome = check(AbortSignal.timeout(checkTimeoutMs)).then(
    () => 'ok' as const,
    () => otherwise,
  )
  return Promise.race([outcome, timeout]).finally(() => clearTimeout(timer))
}

const runChecks = (checks: Checks, otherwise: Outcome) =>
  Object.entries(checks).map(async ([name, check]) => [name, await runCheck(check, otherwise)] as const)

/** What load balancers, and the page before anyone signs in, ask the service itself. */
export function serviceRoutes({
  version,
  config: { demo, clerk, noteWriter },
  checks,
  optionalChecks,
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
        const outcomes = await Promise.all([...runChecks(checks, 'failed'), ...runChecks(optionalChecks, 'degraded')])
        const ready = outcomes.every(([, outcome]) => outcome !== 'failed')
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
        // The same service writes and transcribes.
        aiNotes: noteWriter.kind === 'openai',
        // A demonstration shows what is sent, or would be.
        inbox: demo,
        version,
      }),
    })
  }
}
