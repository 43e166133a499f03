import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/add-job.ts'

/** Makes one PDF of the documents of a bundle. */
export const makeBundle = defineJob({
  name: 'make-bundle',
  payload: z.strictObject({ bundleId: idSchema }),
})
