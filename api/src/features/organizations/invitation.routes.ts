import { idSchema } from '@medinotes/shared/common'
import {
  invitationListSchema,
  invitationPreviewSchema,
  invitationSchema,
  invitationTokenSchema,
  inviteSchema,
  joinedSchema,
  ownInvitationListSchema,
  pageQuerySchema,
} from '@medinotes/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { InvitationAcceptance } from './invitation-acceptance.service.ts'
import type { InvitationService } from './invitation.service.ts'

const idParams = z.strictObject({ id: idSchema })

/** `/organization/invitations`, to be mounted at `/api`. */
export function invitationRoutes(invitations: InvitationService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/organization/invitations', {
      config: { permission: 'member:write', operation: 'invitation.list', outcome: { own: 200 } },
      schema: { querystring: pageQuerySchema, response: { 200: invitationListSchema } },
      handler: ({ principal, query }) => invitations.list(principal, query),
    })

    app.post('/organization/invitations', {
      config: {
        permission: 'member:write',
        operation: 'invitation.send',
        stepUp: true,
        idempotent: true,
        outcome: { own: 201 },
      },
      schema: { body: inviteSchema, response: { 201: invitationSchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await invitations.invite(principal, body)),
    })

    app.delete('/organization/invitations/:id', {
      config: { permission: 'member:write', operation: 'invitation.revoke', outcome: { own: 204, foreign: 404 } },
      schema: { params: idParams, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await invitations.revoke(principal, params.id)
        return reply.code(204).send(null)
      },
    })
  }
}

/** `/invitations` for whoever holds a link and `/me/invitations`, to be mounted at `/api`. */
export function acceptanceRoutes(acceptance: InvitationAcceptance): FastifyPluginAsyncZod {
  return async (app) => {
    // The token is in the body, since addresses are kept in histories and logs.
    app.post('/invitations/preview', {
      config: {
        permission: 'public',
        operation: 'invitation.preview',
        idempotent: { unneeded: 'It only reads' },
        outcome: { anyone: 404 },
      },
      schema: { body: invitationTokenSchema, response: { 200: invitationPreviewSchema } },
      handler: ({ body }) => acceptance.preview(body.token),
    })

    app.post('/invitations/accept', {
      config: { permission: 'signed-in', operation: 'invitation.accept', idempotent: true, outcome: { own: 404 } },
      schema: { body: invitationTokenSchema, response: { 200: joinedSchema } },
      handler: ({ principal, body }) => acceptance.accept(principal, body.token),
    })

    app.get('/me/invitations', {
      config: { permission: 'signed-in', operation: 'invitation.list-own', outcome: { own: 200 } },
      schema: { response: { 200: ownInvitationListSchema } },
      handler: ({ principal }) => acceptance.listOwn(principal),
    })

    app.post('/me/invitations/:id/accept', {
      config: {
        permission: 'signed-in',
        operation: 'invitation.accept-own',
        idempotent: true,
        outcome: { own: 404, foreign: 404 },
      },
      schema: { params: idParams, response: { 200: joinedSchema } },
      handler: ({ principal, params }) => acceptance.acceptOwn(principal, params.id),
    })
  }
}
