import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Logger } from '../logger.ts'
import { cspReportPath } from './security-headers.ts'

const bodyLimit = 16_384
const mostAMinute = 20

const said = z.string().max(4000).optional().catch(undefined)
/** `report-uri` sends one, `report-to` a list; of either only these two are looked at. */
const reportsSchema = z.union([
  z
    .object({
      'csp-report': z.object({ 'effective-directive': said, 'violated-directive': said, 'blocked-uri': said }),
    })
    .transform(({ 'csp-report': report }) => [
      {
        directive: report['effective-directive'] ?? report['violated-directive'],
        blocked: report['blocked-uri'],
      },
    ]),
  z
    .array(z.object({ type: said, body: z.object({ effectiveDirective: said, blockedURL: said }).optional() }))
    .max(50)
    .transform((reports) =>
      reports
        .filter(({ type }) => type === 'csp-violation')
        .map(({ body }) => ({ directive: body?.effectiveDirective, blocked: body?.blockedURL })),
    ),
])

const directives =
  /^(?:(?:default|script|style|img|font|connect|media|worker|frame|object|manifest|child)-src(?:-elem|-attr)?|base-uri|form-action|frame-ancestors)$/
const words = new Set(['inline', 'eval', 'wasm-eval', 'self', 'data', 'blob'])

const directiveOf = (text = '') => directives.exec(text.split(' ', 1)[0] ?? '')?.[0] ?? 'other'

/** A host, or a word such as `inline`: paths may name what somebody looked at. */
function blockedOf(text = '') {
  const url = URL.parse(text)
  const told = url?.host ? url.host : (url?.protocol.slice(0, -1) ?? text)
  return words.has(told) || (url?.host && told.length <= 100) ? told : 'other'
}

/** Public, since browsers send no token with it; so what it says is a hint, and little of it is written down. */
export function cspReportRoute(logger: Logger): FastifyPluginAsyncZod {
  let minute = 0
  let written = 0

  function mayWrite() {
    const now = Math.floor(Date.now() / 60_000)
    if (now !== minute) [minute, written] = [now, 0]
    written += 1
    return written <= mostAMinute
  }

  return async (app) => {
    for (const type of ['application/csp-report', 'application/reports+json'])
      app.addContentTypeParser(type, { parseAs: 'string', bodyLimit }, app.getDefaultJsonParser('error', 'error'))
    app.post(cspReportPath, {
      bodyLimit,
      config: {
        permission: 'public',
        operation: 'service.csp-report',
        idempotent: { unneeded: 'It changes nothing' },
        outcome: { anyone: 204 },
      },
      schema: { hide: true, body: reportsSchema, response: { 204: z.null() } },
      handler: async ({ body }, reply) => {
        for (const { directive, blocked } of body) {
          if (!mayWrite()) break
          const fields = { directive: directiveOf(directive), blocked: blockedOf(blocked) }
          logger.warn({ event: 'csp-report', ...fields }, 'A browser kept something out')
        }
        return reply.code(204).send(null)
      },
    })
  }
}
