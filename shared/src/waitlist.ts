import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery } from './common.ts'
import { modalitySchema, stateSchema } from './scheduling.ts'

/** How long an offered slot is held for whoever waited. */
export const offerMinutes = 120

/** `POST /api/waitlist`: told, in the order of joining, when a slot frees that fits. */
export const joinWaitlistSchema = z
  .strictObject({
    examTypeId: idSchema,
    /** Null for any specialist. */
    specialistId: idSchema.nullable(),
    modality: modalitySchema.nullable().default(null),
    state: stateSchema.nullable().default(null),
    from: dateSchema,
    to: dateSchema,
    /** A form in progress: who is to be examined, so that nobody is offered who may not. */
    draftId: idSchema.nullable().default(null),
  })
  .refine(({ from, to }) => from <= to, { message: 'The last day must not be before the first', path: ['to'] })
export type JoinWaitlist = z.output<typeof joinWaitlistSchema>

export const waitlistStatuses = ['waiting', 'offered', 'booked', 'left', 'expired'] as const
export const waitlistEntrySchema = z.object({
  id: idSchema,
  status: z.enum(waitlistStatuses),
  examTypeId: idSchema,
  examTypeName: z.string(),
  specialistId: idSchema.nullable(),
  specialistName: z.string().nullable(),
  modality: modalitySchema.nullable(),
  state: stateSchema.nullable(),
  from: dateSchema,
  to: dateSchema,
  joinedAt: instantSchema,
  /** The hold made for this entry, while it lasts: continue with `/app/bookings/new?booking=`. */
  offer: z
    .object({ bookingId: idSchema, startsAt: instantSchema, timeZone: z.string(), heldUntil: instantSchema })
    .nullable(),
})
export type WaitlistEntry = z.infer<typeof waitlistEntrySchema>

/** `GET /api/waitlist`: the caller's entries that are waiting or offered; `DELETE …/:id` leaves, and lets an offer go to the next. */
export const waitlistSchema = listSchema(waitlistEntrySchema)
export const waitlistQuerySchema = z.strictObject(pageQuery)
