import { z } from 'zod'
import { bookingStatusSchema } from './bookings.ts'
import { dateSchema, idSchema, instantSchema } from './common.ts'
import { modalitySchema } from './scheduling.ts'

/** At most this many days at once. */
export const longestCalendarDays = 45

/** `GET /api/calendar`: what the caller may see from `from` to `to`, days in the specialists' zones, both included. */
export const calendarQuerySchema = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  /** Repeat for several; all the caller may see where absent. */
  specialistId: z.union([idSchema, z.array(idSchema).max(30)]).optional(),
})
export type CalendarQuery = z.infer<typeof calendarQuerySchema>

export const calendarBookingSchema = z.object({
  id: idSchema,
  reference: z.string(),
  status: bookingStatusSchema,
  version: z.int(),
  specialistId: idSchema,
  examTypeId: idSchema,
  examTypeName: z.string(),
  modality: modalitySchema,
  location: z.string(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  timeZone: z.string(),
  examineeName: z.string().nullable(),
  organizationName: z.string(),
  heldUntil: instantSchema.nullable(),
})
export type CalendarBooking = z.infer<typeof calendarBookingSchema>

/** Open sessions and leave: the ground that bookings stand on. Only of the caller's practice. */
export const calendarSessionSchema = z.object({
  kind: z.enum(['session', 'leave', 'holiday']),
  specialistId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  timeZone: z.string(),
  /** The place, `Telehealth`, or the name of the holiday. */
  label: z.string(),
})
export type CalendarSession = z.infer<typeof calendarSessionSchema>

export const calendarSchema = z.object({
  specialists: z.array(z.object({ id: idSchema, name: z.string(), specialty: z.string(), timeZone: z.string() })),
  bookings: z.array(calendarBookingSchema),
  sessions: z.array(calendarSessionSchema),
})
export type Calendar = z.infer<typeof calendarSchema>

/** `GET /api/calendar-feed`: whether the caller has one; `POST` makes a new address and ends the earlier one; `DELETE` ends it. */
export const calendarFeedSchema = z.object({
  createdAt: instantSchema.nullable(),
  lastReadAt: instantSchema.nullable(),
})
export type CalendarFeed = z.infer<typeof calendarFeedSchema>
/** The key is shown once: only its hash is kept. */
export const newCalendarFeedSchema = z.object({ url: z.string() })
/** `GET /api/calendar.ics?key=`. */
export const calendarFeedQuerySchema = z.strictObject({ key: z.string().min(20).max(100) })
