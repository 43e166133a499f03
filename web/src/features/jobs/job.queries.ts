import { failedJobListSchema, settledSchema } from '@medinotes/shared/jobs'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { failedJobsKey } from '../organizations/organization-keys.ts'
import type { Discard } from './discard-dialog.tsx'

export const failedJobsQuery = pagedQuery({
  queryKey: failedJobsKey,
  path: '/admin/jobs',
  schema: failedJobListSchema,
})

export const retryJobs = (ids: readonly string[]) => api.post('/admin/jobs/retry', { ids }, settledSchema)

export const discardJobs = (discard: Discard) => api.post('/admin/jobs/discard', discard, settledSchema)
