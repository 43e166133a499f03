import { tokenSchema } from '@medinotes/shared/access'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AuthRouteParts } from './auth.routes.ts'
import { visitOf } from './auth-http.ts'
import { issuerProblem } from './issuer-problem.ts'

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) })

/** What Better Auth answers itself. */
export function tokenRoutes({ issuer, publicUrl }: AuthRouteParts): FastifyPluginAsyncZod {
  async function forward(request: FastifyRequest, reply: FastifyReply) {
    const { headers } = visitOf(request)
    const response = await issuer.handle(new Request(new URL(request.routeOptions.url ?? '', publicUrl), { headers }))
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    const text = await response.text()
    const body: unknown = text === '' ? {} : JSON.parse(text)
    const problem = issuerProblem(response)
    if (problem) throw problem
    reply.code(response.status).header('cache-control', 'no-store').type('application/json')
    return reply.send(body)
  }

  return async (app) => {
    app.get('/token', {
      config: { permission: 'public', operation: 'auth.token', outcome: { anyone: 401 } },
      schema: { response: { 200: tokenSchema } },
      handler: forward,
    })
    app.get('/jwks', {
      config: { permission: 'public', operation: 'auth.jwks', outcome: { anyone: 200 } },
      schema: { response: { 200: keySetSchema } },
      handler: forward,
    })
  }
}
