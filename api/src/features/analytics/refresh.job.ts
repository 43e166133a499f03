import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/add-job.ts'

/** Makes the figures of an organization anew. */
export const refreshAnalytics = defineJob({
  name: 'refresh-analytics',
  payload: z.strictObject({ organizationId: idSchema }),
})
