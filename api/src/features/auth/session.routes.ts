import { activitySchema, sessionListSchema } from '@medinotes/shared/sign-in'
import { idSchema } from '@medinotes/shared/common'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AuthRouteParts } from './auth.routes.ts'
import { bodyLimit, done, doneSchema, give, visitOf } from './auth-http.ts'

const nothing = z.strictObject({}).nullish()

/** Where somebody is signed in, and for how long. */
export function sessionRoutes({ sessions, holder, cookies, requireOrigin }: AuthRouteParts): FastifyPluginAsyncZod {
  // A stranger at the keyboard must not be able to shut the holder out elsewhere.
  async function requireProven(request: FastifyRequest) {
    const session = await sessions.require(visitOf(request))
    holder.requireProof(session)
    return session
  }

  return async (app) => {
    app.post('/activity', {
      config: { permission: 'public', operation: 'auth.activity', outcome: { anyone: 401 } },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: nothing, response: { 200: activitySchema } },
      handler: async (request) => sessions.keep(await sessions.require(visitOf(request))),
    })

    app.get('/sessions', {
      config: { permission: 'public', operation: 'auth.sessions', outcome: { anyone: 401 } },
      schema: { response: { 200: sessionListSchema } },
      handler: async (request) => ({
        items: await sessions.list(await sessions.require(visitOf(request))),
        nextCursor: null,
      }),
    })

    app.post('/sessions/:id/end', {
      config: { permission: 'public', operation: 'auth.end-session', outcome: { anyone: 401 } },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { params: z.object({ id: idSchema }), body: nothing, response: { 200: doneSchema } },
      handler: async (request, reply) => {
        const current = await requireProven(request)
        await sessions.end(current, request.params.id)
        return give(reply, { body: done, cookies: current.id === request.params.id ? [cookies.clear('session')] : [] })
      },
    })

    app.post('/sessions/end-others', {
      config: { permission: 'public', operation: 'auth.end-other-sessions', outcome: { anyone: 401 } },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: nothing, response: { 200: doneSchema } },
      handler: async (request) => {
        await sessions.endOthers(await requireProven(request))
        return done
      },
    })

    app.post('/sessions/end-all', {
      config: { permission: 'public', operation: 'auth.end-all-sessions', outcome: { anyone: 401 } },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: nothing, response: { 200: doneSchema } },
      handler: async (request, reply) => {
        await sessions.endAll(await requireProven(request))
        return give(reply, { body: done, cookies: [cookies.clear('session'), cookies.clear('device')] })
      },
    })
  }
}
