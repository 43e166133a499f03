import type { IncomingHttpHeaders } from 'node:http'
import { tokenSchema } from '@medinotes/shared/access'
import { signInSchema, signUpSchema } from '@medinotes/shared/sign-in'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { BuiltInIssuer } from './built-in-issuer.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { issuerProblem } from './issuer-problem.ts'

interface Dependencies {
  issuer: Pick<BuiltInIssuer, 'handle'>
  publicUrl: string
  allowedOrigins: readonly string[]
}

const bodyLimit = 4096

const signedInSchema = z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) })
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) })

const isBrowser = (headers: IncomingHttpHeaders) => headers['sec-fetch-site'] !== undefined

/** The built-in issuer's routes, to be mounted at `/api/auth`; what is not listed here is not reachable. */
export function authRoutes({ issuer, publicUrl, allowedOrigins }: Dependencies): FastifyPluginAsyncZod {
  // A browser names the page's origin on every POST, and says that it is one; other programs have no page to be misled by.
  async function requireOrigin({ headers }: FastifyRequest) {
    const { origin } = headers
    if (origin === undefined ? isBrowser(headers) : !allowedOrigins.includes(origin)) {
      throw new AppError('forbidden', 'Sign in from the page of this service.')
    }
  }

  async function forward(request: FastifyRequest, reply: FastifyReply) {
    const response = await issuer.handle(toIssuerRequest(request, publicUrl))
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    const body = await readBody(response)
    const problem = issuerProblem(response, body)
    if (problem) throw problem
    reply.code(response.status).header('cache-control', 'no-store').type('application/json')
    return reply.send(body)
  }

  return async (app) => {
    app.post('/sign-in/email', {
      config: { permission: 'public', operation: 'auth.sign-in' },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: signInSchema, response: { 200: signedInSchema } },
      handler: forward,
    })
    app.post('/sign-up/email', {
      config: { permission: 'public', operation: 'auth.sign-up' },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: signUpSchema, response: { 200: signedInSchema } },
      handler: forward,
    })
    app.post('/sign-out', {
      config: { permission: 'public', operation: 'auth.sign-out' },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: z.strictObject({}).nullish(), response: { 200: z.object({ success: z.boolean() }) } },
      handler: forward,
    })
    app.get('/token', {
      config: { permission: 'public', operation: 'auth.token' },
      schema: { response: { 200: tokenSchema } },
      handler: forward,
    })
    app.get('/jwks', {
      config: { permission: 'public', operation: 'auth.jwks' },
      schema: { response: { 200: keySetSchema } },
      handler: forward,
    })
  }
}

// Headers are named one by one, so that nothing a caller sends besides them can steer the issuer.
function toIssuerRequest(request: FastifyRequest, publicUrl: string) {
  const headers = new Headers({ [clientAddressHeader]: request.ip })
  for (const name of ['cookie', 'origin', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const init = { method: request.method, headers }
  const url = new URL(request.routeOptions.url ?? '', publicUrl)
  if (request.method !== 'POST') return new Request(url, init)
  headers.set('content-type', 'application/json')
  return new Request(url, { ...init, body: JSON.stringify(request.body ?? {}) })
}

// The session token belongs into the HttpOnly cookie alone; scripts get access tokens.
async function readBody(response: Response) {
  const text = await response.text()
  const body: unknown = text === '' ? {} : JSON.parse(text)
  if (typeof body !== 'object' || body === null || !('user' in body)) return body
  return { user: body.user }
}
