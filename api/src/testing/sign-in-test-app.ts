import { randomBytes } from 'node:crypto'
import type { SignUpKind } from '@medinotes/shared/sign-in'
import { fastify, type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { createAccessHook } from '../features/auth/access.hook.ts'
import { allowedOrigins } from '../features/auth/allowed-origins.ts'
import { authRoutes } from '../features/auth/auth.routes.ts'
import { builtInTokens } from '../features/auth/built-in-issuer.ts'
import { createKeySource } from '../features/auth/key-source.ts'
import { meRoutes } from '../features/auth/me.routes.ts'
import { createSignInFeature, type SignInFeature } from '../features/auth/sign-in-feature.ts'
import { createTokenVerifier, type TokenIssuer } from '../features/auth/token-verifier.ts'
import { createAudit } from '../features/audit/audit.service.ts'
import { inboxRoutes } from '../features/notifications/inbox.routes.ts'
import { createOutbox, type Outbox } from '../features/notifications/outbox.service.ts'
import { createPeople, type People } from '../features/organizations/people.service.ts'
import { createCipher } from '../platform/crypto/cipher.ts'
import { createDatabase } from '../platform/database.ts'
import { createLogger } from '../platform/logger.ts'
import { requireDeclarations } from '../platform/http/declared-routes.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { createLocalCounters } from '../platform/http/rate-counters.ts'
import { tokenOfLink } from './mail.ts'
import { patientMs } from './patience.ts'
import { createTestDatabase } from './test-database.ts'

export const publicUrl = 'http://localhost:8000'
export const password = 'correct-horse-battery'

const fail = (error: unknown) => {
  throw error
}

interface Options {
  publicUrl?: string
  issuers?: TokenIssuer[]
  /** Whether people may sign up. */
  open?: boolean
  now?: () => number
  /** Usually little, so that a machine's cores are not what a test waits for. */
  hashCost?: number
}

const newCipher = () => createCipher({ current: 'test', keys: new Map([['test', randomBytes(32)]]) })

/** Sign-in, the access hook, `/api/me` and the inbox on a database of their own. */
export async function createSignInTestApp(options: Options = {}) {
  const { publicUrl: url = publicUrl, issuers = [], open = true, now = Date.now, hashCost = 2 ** 10 } = options
  const testDatabase = await createTestDatabase()
  let closing = false
  // Connections that are on their way out may see the database being dropped.
  const onIdleError = (error: Error) => {
    if (!closing) throw error
  }
  const database = createDatabase({ url: testDatabase.url, waitMs: patientMs, onIdleError })
  const audit = createAudit({ logger: createLogger('silent'), onRecorded: () => undefined })
  const cipher = newCipher()
  const outbox = createOutbox({ database, cipher, publicUrl: url, takesReplies: false })
  const feature = createSignInFeature({
    admits: async () => true,
    ...{ database, cipher, audit, outbox, open, hashCost },
    countRequest: createLocalCounters(),
    databaseUrl: testDatabase.url,
    databaseWaitMs: patientMs,
    secret: 'a secret of these tests, long enough to be one',
    publicUrl: url,
    allowedOrigins: allowedOrigins(url),
    onChanged: (subject) => people.forget({ issuer: builtInTokens.issuer, subject }),
    onFault: fail,
    onIdleError,
  })
  const { issuer } = feature
  const keys = createKeySource({ fetchKeys: issuer.fetchKeys, onFailure: fail })
  const verifier = createTokenVerifier({ issuers: [{ ...builtInTokens, keys }, ...issuers] })
  const people = createPeople({
    database,
    audit,
    secondFactorRoles: [],
    signUpProfileOf: async (identity) =>
      identity.issuer === builtInTokens.issuer ? issuer.signUpProfileOf(identity.subject) : null,
    now,
  })
  const app = await createApp(createAccessHook({ verifier, people, now }), { people, feature, outbox, publicUrl: url })
  return {
    ...{ app, database, audit, outbox, feature, issuer, verifier, testDatabase },
    async close() {
      closing = true
      await app.close()
      await feature.close()
      await database.close()
      await testDatabase.drop()
    },
  }
}

export type SignInTestApp = Awaited<ReturnType<typeof createSignInTestApp>>

interface HttpParts {
  people: People
  feature: SignInFeature
  outbox: Outbox
  publicUrl: string
}

async function createApp(access: ReturnType<typeof createAccessHook>, parts: HttpParts): Promise<FastifyInstance> {
  const { people, feature, outbox, publicUrl: url } = parts
  const app = fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.removeContentTypeParser('text/plain')
  requireDeclarations(app, { access, personLimit: async () => undefined })
  const ways = { publicUrl: url, allowedOrigins: allowedOrigins(url), countRequest: createLocalCounters() }
  await app.register(authRoutes({ feature, ...ways }), { prefix: '/api/auth' })
  await app.register(meRoutes(people), { prefix: '/api' })
  await app.register(inboxRoutes(outbox), { prefix: '/api' })
  app.get(
    '/api/write',
    { config: { permission: 'consultation:write', operation: 'test.write' } },
    async () => 'written',
  )
  return app
}

interface Account {
  email: string
  name?: string
  kind?: SignUpKind
}

/** Signs somebody up, follows the link they are sent, and returns their session cookie as a `cookie` header. */
export async function signUp(app: FastifyInstance, { email, name = 'Dr Ada Example', kind = 'clinician' }: Account) {
  const post = (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/auth${path}`, headers: { origin: publicUrl }, payload })
  const reply = await post('/sign-up/email', { name, email, password, kind })
  if (reply.statusCode !== 200) throw new Error(`Signing up was answered ${reply.statusCode}`)
  const token = await tokenOfLink(async () => (await app.inject({ url: '/api/inbox?limit=100' })).json(), email)
  return cookiesOf(await post('/verify-email', { token }))
}

/** What a browser would send back of a reply's cookies. */
const cookiesOf = ({ cookies }: Pick<LightMyRequestResponse, 'cookies'>) =>
  cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')

export async function tokenFor(app: FastifyInstance, cookie: string) {
  const reply = await app.inject({ url: '/api/auth/token', headers: { cookie } })
  return reply.json<{ token: string }>().token
}
