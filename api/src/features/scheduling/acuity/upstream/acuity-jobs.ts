import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../../platform/jobs/add-job.ts'

/** Reads one appointment in Acuity and takes over what changed. */
export const refreshAppointment = defineJob({
  name: 'refresh-acuity-appointment',
  payload: z.strictObject({ accountId: idSchema, acuityId: z.int().positive() }),
})

export const refreshKey = (accountId: string, acuityId: number) => `refresh-acuity-appointment:${accountId}:${acuityId}`
