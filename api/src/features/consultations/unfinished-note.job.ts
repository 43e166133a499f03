import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/add-job.ts'

/** Looks whether a note whose writing ended early still stands so; added when it ends. */
export const remindUnfinishedNote = defineJob({
  name: 'remind-unfinished-note',
  payload: z.strictObject({ consultationId: idSchema, attempt: z.int() }),
})

/** Who is at their desk has gone on with it by then. */
export const reminderAfterMs = 10 * 60_000
