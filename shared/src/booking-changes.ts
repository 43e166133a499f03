import { z } from 'zod'
import { slotIdSchema } from './availability.ts'
import { centsSchema, instantSchema, textSchema } from './common.ts'
import { deadlineClockSchema } from './policies.ts'

/** `POST /api/bookings/:id/reschedule`; `version` refuses one that was changed since it was shown. */
export const rescheduleSchema = z.strictObject({
  slotId: slotIdSchema,
  version: z.int().optional(),
  reason: textSchema(500).optional(),
})
export type Reschedule = z.infer<typeof rescheduleSchema>

/** Why a booking is cancelled, and by which side: what the practice's side causes costs the referrer nothing. */
export const cancelReasons = {
  'examinee-unavailable': 'referrer',
  'examinee-unwell': 'referrer',
  'matter-settled': 'referrer',
  'instructions-withdrawn': 'referrer',
  'booked-in-error': 'referrer',
  'other-referrer': 'referrer',
  'specialist-unavailable': 'practice',
  'specialist-unwell': 'practice',
  'conflict-of-interest': 'practice',
  'practice-closed': 'practice',
  'other-practice': 'practice',
} as const
export type CancelReason = keyof typeof cancelReasons
export const cancelReasonNames: Record<CancelReason, string> = {
  'examinee-unavailable': 'The examinee cannot come',
  'examinee-unwell': 'The examinee is unwell',
  'matter-settled': 'The matter has settled',
  'instructions-withdrawn': 'Instructions were withdrawn',
  'booked-in-error': 'Booked in error',
  'other-referrer': 'Another reason',
  'specialist-unavailable': 'The specialist cannot be there',
  'specialist-unwell': 'The specialist is unwell',
  'conflict-of-interest': 'A conflict of interest',
  'practice-closed': 'The practice is closed',
  'other-practice': 'Another reason of the practice',
}
export const cancelReasonSchema = z.enum(Object.keys(cancelReasons) as [CancelReason, ...CancelReason[]])

/** `POST /api/bookings/:id/cancel`; `feeCents` refuses with `fee_changed` where the fee is another one by now. */
export const cancelSchema = z.strictObject({
  reason: cancelReasonSchema,
  note: textSchema(1000).optional(),
  feeCents: centsSchema.optional(),
  version: z.int().optional(),
})
export type CancelBooking = z.infer<typeof cancelSchema>

/** `GET /api/bookings/:id/cancellation-quote`, and `GET …/reschedule-quote?slotId=`. */
export const quoteSchema = z.object({
  /** What it costs at this moment, for a reason on the referrer's side. */
  feeCents: centsSchema,
  /** Until when; null where the fee changes no more before the examination. */
  until: instantSchema.nullable(),
  /** What it costs from then on; null where it changes no more. */
  thenFeeCents: centsSchema.nullable(),
  timeZone: z.string(),
})
export type Quote = z.infer<typeof quoteSchema>

/** What moving to a slot would mean: its fee, and the deadlines that go with the new time. */
export const rescheduleQuoteSchema = quoteSchema.extend({ clock: deadlineClockSchema })
export type RescheduleQuote = z.infer<typeof rescheduleQuoteSchema>
export const rescheduleQuoteQuerySchema = z.strictObject({ slotId: slotIdSchema })

/** `POST /api/bookings/:id/attendance`, from the beginning of the examination on. */
export const attendanceSchema = z.strictObject({
  outcome: z.enum(['attended', 'no-show']),
  note: textSchema(1000).optional(),
  version: z.int().optional(),
})
export type Attendance = z.infer<typeof attendanceSchema>

/** `POST /api/bookings/:id/decision`: the practice's answer to a request. */
export const decisionSchema = z.strictObject({
  decision: z.enum(['accept', 'decline']),
  note: textSchema(1000).optional(),
})
export type Decision = z.infer<typeof decisionSchema>
