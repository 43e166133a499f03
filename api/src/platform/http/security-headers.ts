import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'

/** Where browsers tell what the policy kept out. */
export const cspReportPath = '/api/csp-reports'

const ours = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  // The toasts and the scroll areas insert their style elements at run time, which `'self'` alone forbids.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  mediaSrc: ["'self'", 'blob:'],
  workerSrc: ["'self'"],
  frameSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  // The older of the two is what Firefox and Safari know.
  reportUri: [cspReportPath],
  reportTo: ['csp'],
}

const stripe = ['https://js.stripe.com', 'https://*.js.stripe.com']
const challenges = 'https://challenges.cloudflare.com'

/**
 * What Clerk's script needs where people sign in with it: its own host, its protection against bots, its pictures of
 * people, and Stripe, which takes the payments of its pricing table. Telemetry and the look-up of postal addresses stay shut.
 */
const clerkSources = (frontendApi: string): Partial<Record<keyof typeof ours, string[]>> => ({
  scriptSrc: [frontendApi, challenges, 'https://*.protect.clerk.com', ...stripe],
  // A source without a port means 443 alone, and Clerk's protection listens on others.
  connectSrc: [frontendApi, 'https://*.protect.clerk.com:*', 'https://api.stripe.com'],
  imgSrc: ['https://img.clerk.com'],
  frameSrc: [challenges, 'https://*.protect.clerk.com', ...stripe, 'https://hooks.stripe.com'],
  workerSrc: ['blob:'],
})

function directivesFor({ publicUrl, clerk }: Pick<Config, 'publicUrl' | 'clerk'>) {
  const added: Record<string, string[]> = clerk ? clerkSources(clerk.frontendApi) : {}
  const opened = Object.entries(ours).map(([name, sources]) => [name, [...sources, ...(added[name] ?? [])]])
  const directives = Object.fromEntries(opened) as typeof ours
  return publicUrl.startsWith('https:') ? { ...directives, upgradeInsecureRequests: [] } : directives
}

const longTls = { maxAge: 63_072_000, includeSubDomains: true }
const isOverTls = ({ publicUrl }: Pick<Config, 'publicUrl'>) => publicUrl.startsWith('https:')

/** What every reply has, for those that are given before a route is found. */
export const bareSecurityHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  ...(isOverTls(config) && { 'strict-transport-security': `max-age=${longTls.maxAge}; includeSubDomains` }),
})

export async function setSecurityHeaders(app: FastifyInstance, config: Pick<Config, 'publicUrl' | 'clerk'>) {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: directivesFor(config) },
    strictTransportSecurity: isOverTls(config) ? longTls : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('reporting-endpoints', `csp="${cspReportPath}"`)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}
