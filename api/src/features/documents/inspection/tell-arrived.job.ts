import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/add-job.ts'

/** Tells the other side of a document that somebody let out of quarantine: whoever did may not look up who that is. */
export const tellArrived = defineJob({
  name: 'tell-document-arrived',
  payload: z.strictObject({ documentId: idSchema }),
})
