import {
  invitationListSchema,
  invitationSchema,
  memberListSchema,
  memberSchema,
  ownOrganizationSchema,
  type Invite,
  type MemberStanding,
} from '@medinotes/shared/organizations'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery, wholeListQuery } from '../../lib/paged-query.ts'
import { organizationKey } from './organization-keys.ts'

export const ownOrganizationQuery = queryOptions({
  queryKey: [...organizationKey, 'own'],
  queryFn: ({ signal }) => api.get('/organization', ownOrganizationSchema, { signal }),
})

const members = { queryKey: [...organizationKey, 'members'], path: '/organization/members', schema: memberListSchema }
export const membersQuery = pagedQuery(members)
export const everyMemberQuery = wholeListQuery(members)

export const invitationsQuery = pagedQuery({
  queryKey: [...organizationKey, 'invitations'],
  path: '/organization/invitations',
  schema: invitationListSchema,
})

const memberPath = (personId: string) => `/organization/members/${encodeURIComponent(personId)}`

export const renameOrganization = (name: string) => api.patch('/organization', { name }, ownOrganizationSchema)

export const changeMember = ({ personId, standing }: { personId: string; standing: MemberStanding }) =>
  api.patch(memberPath(personId), standing, memberSchema)

export const removeMember = (personId: string) => api.delete(memberPath(personId), z.unknown())

export const invite = (invitation: Invite) => api.post('/organization/invitations', invitation, invitationSchema)

export const revokeInvitation = (id: string) =>
  api.delete(`/organization/invitations/${encodeURIComponent(id)}`, z.unknown())
