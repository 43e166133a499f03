import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/add-job.ts'

export const bookingNews = ['requested', 'confirmed', 'moved', 'cancelled', 'declined', 'refused'] as const
export type BookingNews = (typeof bookingNews)[number]

/** Leaves the notices about what happened to a booking, with rights that who did it has not. */
export const tellBooking = defineJob({
  name: 'tell-booking',
  payload: z.strictObject({ bookingId: idSchema, news: z.enum(bookingNews), version: z.int() }),
})
