import {
  deadlineClockSchema,
  policyListSchema,
  type PolicyPreview,
  policySchema,
  type SetPolicy,
} from '@medinotes/shared/policies'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { policiesKey } from '../booking-keys.ts'

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

export const setPolicy = (policy: SetPolicy) => api.post('/policies', policy, policySchema)
