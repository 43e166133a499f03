import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/add-job.ts'

/** Sends one notice; added in the transaction that leaves it. */
export const sendNotice = defineJob({
  name: 'send-notice',
  payload: z.strictObject({ noticeId: idSchema }),
  maxAttempts: 10,
})
