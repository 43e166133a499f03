import type { SignUpKind } from '@medinotes/shared/sign-in'
import { fastify, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { createAccessHook } from '../features/auth/access.hook.ts'
import { allowedOrigins } from '../features/auth/allowed-origins.ts'
import { authRoutes } from '../features/auth/auth.routes.ts'
import { type BuiltInIssuer, builtInTokens, createBuiltInIssuer } from '../features/auth/built-in-issuer.ts'
import { createKeySource } from '../features/auth/key-source.ts'
import { meRoutes } from '../features/auth/me.routes.ts'
import { createTokenVerifier, type TokenIssuer } from '../features/auth/token-verifier.ts'
import { createAudit } from '../features/audit/audit.service.ts'
import { createPeople, type People } from '../features/organizations/people.service.ts'
import { createDatabase } from '../platform/database.ts'
import { requireDeclarations } from '../platform/http/declared-routes.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { createTestDatabase } from './test-database.ts'

export const publicUrl = 'http://localhost:8000'
export const password = 'correct-horse-battery'

const fail = (error: unknown) => {
  throw error
}

interface Options {
  publicUrl?: string
  issuers?: TokenIssuer[]
  now?: () => number
}

/** Sign-in, the access hook and `/api/me` on a database of their own. */
export async function createSignInTestApp({ publicUrl: url = publicUrl, issuers = [], now = Date.now }: Options = {}) {
  const testDatabase = await createTestDatabase()
  const database = createDatabase({ url: testDatabase.url, onIdleError: fail })
  const audit = createAudit()
  const origins = allowedOrigins(url)
  const issuer = createBuiltInIssuer({
    databaseUrl: testDatabase.url,
    secret: 'a secret of these tests, long enough to be one',
    publicUrl: url,
    allowedOrigins: origins,
    onIdleError: fail,
  })
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
  const app = await createApp(createAccessHook({ verifier, people, now }), {
    people,
    issuer,
    publicUrl: url,
    allowedOrigins: origins,
  })
  return {
    app,
    database,
    audit,
    issuer,
    verifier,
    testDatabase,
    async close() {
      await Promise.all([app.close(), issuer.close(), database.close()])
      await testDatabase.drop()
    },
  }
}

interface SignInParts {
  people: People
  issuer: BuiltInIssuer
  publicUrl: string
  allowedOrigins: readonly string[]
}

async function createApp(access: ReturnType<typeof createAccessHook>, parts: SignInParts): Promise<FastifyInstance> {
  const app = fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.removeContentTypeParser('text/plain')
  requireDeclarations(app, { access, personLimit: async () => undefined })
  await app.register(authRoutes(parts), { prefix: '/api/auth' })
  await app.register(meRoutes(parts.people), { prefix: '/api' })
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

/** Signs somebody up and returns their session cookie as a `cookie` header. */
export async function signUp(app: FastifyInstance, { email, name = 'Dr Ada Example', kind = 'clinician' }: Account) {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    headers: { origin: publicUrl },
    payload: { name, email, password, kind },
  })
  const cookie = reply.cookies[0]
  if (cookie === undefined) throw new Error(`Signing up was answered ${reply.statusCode}`)
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`
}

export async function tokenFor(app: FastifyInstance, cookie: string) {
  const reply = await app.inject({ url: '/api/auth/token', headers: { cookie } })
  return reply.json<{ token: string }>().token
}
