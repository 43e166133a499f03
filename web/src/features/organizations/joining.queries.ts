import { chooseOrganizationSchema } from '@medinotes/shared/access'
import { invitationPreviewSchema, joinedSchema, ownInvitationListSchema } from '@medinotes/shared/organizations'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'

export const invitationPreviewQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.open.post('/invitations/preview', { token }, invitationPreviewSchema, { signal }),
  })

export const ownInvitationsQuery = queryOptions({
  queryKey: ['own-invitations'],
  queryFn: ({ signal }) => api.get('/me/invitations', ownInvitationListSchema, { signal }),
})

export const acceptByToken = (token: string) => api.post('/invitations/accept', { token }, joinedSchema)

export const acceptOwn = (id: string) =>
  api.post(`/me/invitations/${encodeURIComponent(id)}/accept`, undefined, joinedSchema)

export const chooseOrganization = (organizationId: string) =>
  api.put('/me/organization', chooseOrganizationSchema.parse({ organizationId }), z.unknown())
