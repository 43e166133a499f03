import { dateSchema, idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../../platform/jobs/add-job.ts'

/** Reads what is free of a specialist in Acuity: of one day at once, or of all that are due. */
export const readOpenings = defineJob({
  name: 'read-acuity-openings',
  payload: z.strictObject({ specialistId: idSchema, day: dateSchema.optional() }),
  // The next round comes by itself.
  maxAttempts: 2,
})

export const readKey = (specialistId: string, day = 'due') => `read-acuity-openings:${specialistId}:${day}`
