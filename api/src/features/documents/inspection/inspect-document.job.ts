import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/add-job.ts'

/** Looks into what was uploaded, and lets it out or holds it back. */
export const inspectDocument = defineJob({
  name: 'inspect-document',
  payload: z.strictObject({ documentId: idSchema }),
})
