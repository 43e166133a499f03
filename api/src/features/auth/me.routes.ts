import { meSchema } from '@medinotes/shared/access'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

/** `GET /me`, to be mounted at `/api`. */
export const meRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/me', {
    config: { permission: 'signed-in', operation: 'person.me' },
    schema: { response: { 200: meSchema } },
    handler: async ({ principal: { personId, name, email, role, organization, plan, permissions } }) => ({
      id: personId,
      name,
      email,
      role,
      organization,
      plan,
      permissions: [...permissions],
    }),
  })
}
