import { idSchema, instantSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { addJob, defineJob } from '../../../platform/jobs/add-job.ts'
import type { OnFreed } from '../free-slot.ts'

/** Offers a time that became free to whoever waits for one. */
export const offerFreedSlot = defineJob({
  name: 'offer-freed-slot',
  payload: z.strictObject({ specialistId: idSchema, from: instantSchema, until: instantSchema }),
})

/** In the transaction that frees it; the rest needs rights that who frees it has not. */
export const tellWaitlist: OnFreed = (tx, { specialistId, from, until }) =>
  addJob(tx, offerFreedSlot, { specialistId, from: from.toISOString(), until: until.toISOString() })
