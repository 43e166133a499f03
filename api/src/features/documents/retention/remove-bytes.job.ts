import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/add-job.ts'

/** Removes from the store what was destroyed; the store may be away for long. */
export const removeDocumentBytes = defineJob({
  name: 'remove-document-bytes',
  payload: z.strictObject({ documentId: idSchema, organizationId: idSchema }),
  maxAttempts: 25,
})
