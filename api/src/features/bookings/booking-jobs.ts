import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/add-job.ts'

const aboutBooking = z.strictObject({ bookingId: idSchema })

/** Lets a hold go at its end. */
export const releaseHold = defineJob({ name: 'release-hold', payload: aboutBooking })

/** Finishes what a crash left between our row and the calendar's answer. */
export const settleBooking = defineJob({ name: 'settle-booking', payload: aboutBooking, maxAttempts: 20 })

export const holdKey = (bookingId: string) => `release-hold:${bookingId}`
export const settleKey = (bookingId: string) => `settle-booking:${bookingId}`
/** Whoever asked has been answered by then, unless their process died. */
export const settleAfterMs = 15_000
/** How long a person waits for a calendar before they are told that it is still being asked. */
export const patienceMs = 5000
