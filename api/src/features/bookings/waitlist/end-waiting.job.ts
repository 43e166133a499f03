import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import type { Db } from '../../../platform/database.ts'
import { addJob, defineJob } from '../../../platform/jobs/add-job.ts'

/** Ends the wait for a specialist who stopped. */
export const endWaiting = defineJob({
  name: 'end-waiting',
  payload: z.strictObject({ specialistId: idSchema }),
})

/** In the transaction in which they stop; whoever stops them may not see who waits. */
export const endWaitingSoon = (tx: Db, specialistId: string) => addJob(tx, endWaiting, { specialistId })
