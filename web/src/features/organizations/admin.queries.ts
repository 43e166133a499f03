import {
  adminOrganizationListSchema,
  adminOrganizationSchema,
  adminPersonListSchema,
  type AdminOrganizationQuery,
  type AdminPersonQuery,
  type ChangeOrganization,
  type CreateOrganization,
  type Invite,
  type MemberStanding,
  type personStatuses,
} from '@medinotes/shared/organizations'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { adminKey } from './organization-keys.ts'

export type PeopleFilters = Partial<Pick<AdminPersonQuery, 'query' | 'status' | 'waiting'>>
export type OrganizationFilters = Partial<Pick<AdminOrganizationQuery, 'query' | 'status'>>

export const peopleQuery = (filters: PeopleFilters) =>
  pagedQuery({ queryKey: [...adminKey, 'people'], path: '/admin/people', schema: adminPersonListSchema, filters })

export const organizationsQuery = (filters: OrganizationFilters) =>
  pagedQuery({
    queryKey: [...adminKey, 'organizations'],
    path: '/admin/organizations',
    schema: adminOrganizationListSchema,
    filters,
  })

/** The first ones that fit, to choose from. */
export const organizationChoicesQuery = (query: string) =>
  queryOptions({
    queryKey: [...adminKey, 'organization-choices', query],
    queryFn: ({ signal }) =>
      api.get('/admin/organizations', adminOrganizationListSchema, {
        query: { limit: 50, query: query || undefined },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

const personPath = (id: string) => `/admin/people/${encodeURIComponent(id)}`
const organizationPath = (id: string) => `/admin/organizations/${encodeURIComponent(id)}`
const membershipPath = (personId: string, organizationId: string) =>
  `${personPath(personId)}/memberships/${encodeURIComponent(organizationId)}`

// The lists are read again after a change, so these replies add nothing.
const anyReply = z.unknown()

export const setPersonStatus = ({ id, status }: { id: string; status: (typeof personStatuses)[number] }) =>
  api.patch(personPath(id), { status }, anyReply)

export interface MembershipChange {
  personId: string
  organizationId: string
  standing: MemberStanding
}

export const setMembership = ({ personId, organizationId, standing }: MembershipChange) =>
  api.put(membershipPath(personId, organizationId), standing, anyReply)

export const endMembership = ({ personId, organizationId }: Omit<MembershipChange, 'standing'>) =>
  api.delete(membershipPath(personId, organizationId), anyReply)

export const resetFactors = (personId: string) => api.post(`${personPath(personId)}/reset-factors`, undefined, anyReply)

export const endSessions = (personId: string) => api.post(`${personPath(personId)}/end-sessions`, undefined, anyReply)

export const createOrganization = (organization: CreateOrganization) =>
  api.post('/admin/organizations', organization, adminOrganizationSchema)

export const changeOrganization = ({ id, change }: { id: string; change: ChangeOrganization }) =>
  api.patch(organizationPath(id), change, anyReply)

export const inviteTo = (organizationId: string) => (invitation: Invite) =>
  api.post(`${organizationPath(organizationId)}/invitations`, invitation, anyReply)
