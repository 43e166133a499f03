import {
  deadlineClockSchema,
  policyListSchema,
  type PolicyChange,
  policyConsequencesSchema,
  type PolicyPreview,
  policySchema,
  type SetPolicy,
} from '@medinotes/shared/policies'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { bookingsKey, policiesKey } from '../booking-keys.ts'

export const currentPoliciesQuery = pagedQuery({
  queryKey: [...policiesKey, 'current'],
  path: '/policies',
  schema: policyListSchema,
  filters: { limit: 100 },
})

/** Every version there ever was, the latest first. */
export const policyHistoryQuery = pagedQuery({
  queryKey: [...policiesKey, 'history'],
  path: '/policies',
  schema: policyListSchema,
  filters: { history: true },
})

/** What terms would mean for an examination; what was shown stays until the next answer. */
export const policyPreviewQuery = (preview: PolicyPreview) =>
  queryOptions({
    queryKey: ['policy-preview', preview],
    queryFn: ({ signal }) => api.post('/policies/preview', preview, deadlineClockSchema, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })

/** What would be different for what is booked. */
export const policyConsequencesQuery = (change: PolicyChange) =>
  queryOptions({
    queryKey: [...bookingsKey, 'policy-consequences', change],
    queryFn: ({ signal }) => api.post('/policies/consequences', change, policyConsequencesSchema, { signal }),
    placeholderData: keepPreviousData,
  })

export const withdrawPolicy = (id: string) => api.post(`/policies/${id}/withdraw`, null, z.null())

export const setPolicy = (policy: SetPolicy) => api.post('/policies', policy, policySchema)
