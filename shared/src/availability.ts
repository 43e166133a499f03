import { z } from 'zod'
import { centsSchema, dateSchema, idSchema, instantSchema } from './common.ts'
import { modalitySchema, stateSchema } from './scheduling.ts'

/** Names a specialist, an exam type, a place and a beginning; nobody but the service reads it. */
export const slotIdSchema = z.string().min(1).max(200)

export const slotSchema = z.object({
  id: slotIdSchema,
  specialistId: idSchema,
  specialistName: z.string(),
  specialty: z.string(),
  practiceName: z.string(),
  examTypeId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** Of the place, or of the specialist for telehealth. */
  timeZone: z.string(),
  modality: modalitySchema,
  /** Null for telehealth. */
  placeId: idSchema.nullable(),
  /** The place in a line, or `Telehealth`. */
  location: z.string(),
  feeCents: centsSchema,
})
export type Slot = z.infer<typeof slotSchema>

/** At most this many days from `from` to `to`, both included. */
export const longestSearchDays = 92

/**
 * `GET /api/availability`. `draftId` and `bookingId` name a form in progress or a booking to move, so that specialists who may
 * not examine that person are left out.
 */
export const availabilityQuerySchema = z.strictObject({
  examTypeId: idSchema,
  from: dateSchema,
  to: dateSchema,
  specialistId: idSchema.optional(),
  /** Specialists of the caller's practice alone: a firm can only be booked for with these. */
  practice: z.literal('own').optional(),
  specialty: z.string().max(80).optional(),
  modality: modalitySchema.optional(),
  state: stateSchema.optional(),
  placeId: idSchema.optional(),
  interpreter: z.stringbool().optional(),
  draftId: idSchema.optional(),
  bookingId: idSchema.optional(),
  /** Slots that begin at this instant or later: the next page. */
  after: instantSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type AvailabilityQuery = z.output<typeof availabilityQuerySchema>

/** The earliest first; `days` counts all that fit, by the date at their place. */
export const availabilitySchema = z.object({
  slots: z.array(slotSchema),
  days: z.array(z.object({ date: dateSchema, slots: z.int() })),
  /** Where the next page begins, for `after`; null at the end. */
  nextAfter: instantSchema.nullable(),
})
export type Availability = z.infer<typeof availabilitySchema>
