import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/add-job.ts'

/** Makes a document of an upload that has all of its bytes, where a crash came in between. */
export const finishUpload = defineJob({ name: 'finish-upload', payload: z.strictObject({ uploadId: idSchema }) })

/** Removes from the store what nobody goes on with. */
export const discardUpload = defineJob({
  name: 'discard-upload',
  payload: z.strictObject({ uploadId: idSchema, organizationId: idSchema, storeUpload: z.string() }),
})

export const finishKey = (uploadId: string) => `finish-upload:${uploadId}`
/** Whoever sent the last byte has been answered by then, unless their process died. */
export const finishAfterMs = 60_000
