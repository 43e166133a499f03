import { failedJobListSchema } from '@medinotes/shared/jobs'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'

export const failedJobsQuery = pagedQuery({
  queryKey: ['admin', 'jobs'],
  path: '/admin/jobs',
  schema: failedJobListSchema,
})

const jobPath = (id: string) => `/admin/jobs/${encodeURIComponent(id)}`

export const retryJob = (id: string) => api.post(`${jobPath(id)}/retry`, undefined, z.unknown())

export const discardJob = (id: string) => api.delete(jobPath(id), z.unknown())
