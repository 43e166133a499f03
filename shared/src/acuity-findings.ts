import { z } from 'zod'
import { idSchema, instantSchema, listSchema, pageQuery } from './common.ts'

/**
 * Where Acuity and the bookings differ, or did. `configuration`: Acuity refuses bookings because of how it is set up; `unanswered`:
 * nobody knows yet whether it took a booking; `both-moved`, `moved-onto-taken`, `moved-elsewhere`: somebody has to say which time
 * counts; `overlap`: two appointments at once; `changed-after`: a change of the past, not taken over; `missing`: Acuity does not
 * know the appointment any more; `moved`, `cancelled`, `mark-restored`, `stray-cancelled`: put right already.
 */
export const findingKinds = [
  'configuration',
  'unanswered',
  'both-moved',
  'moved-onto-taken',
  'moved-elsewhere',
  'overlap',
  'changed-after',
  'missing',
  'moved',
  'cancelled',
  'mark-restored',
  'stray-cancelled',
] as const
export const findingKindSchema = z.enum(findingKinds)
export type FindingKind = z.infer<typeof findingKindSchema>

/** Kinds of which somebody has to say which time counts. */
export const timeConflicts = ['both-moved', 'moved-onto-taken', 'moved-elsewhere'] as const satisfies FindingKind[]

/** How far asking Acuity for an appointment has come. */
export const appointmentStateSchema = z.enum([
  'pending',
  'submitting',
  'unknown',
  'placed',
  'confirmed',
  'moving',
  'rejected',
  'review',
  'cancelling',
  'cancelled',
])
export type AppointmentState = z.infer<typeof appointmentStateSchema>

/** `ours`, `theirs`: which time counts. `applied`: it was taken over; `gone`: it was not found again; `noted`: somebody knows. */
export const settlementSchema = z.enum(['ours', 'theirs', 'applied', 'gone', 'noted'])

export const findingSchema = z.object({
  id: idSchema,
  kind: findingKindSchema,
  bookingId: idSchema.nullable(),
  bookingReference: z.string().nullable(),
  specialistName: z.string().nullable(),
  acuityId: z.int().nullable(),
  /** Acuity's own code, instants and numbers. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  foundAt: instantSchema,
  seenAt: instantSchema,
  settledAt: instantSchema.nullable(),
  settlement: settlementSchema.nullable(),
})
export type Finding = z.infer<typeof findingSchema>

/** `GET /api/acuity/findings`, the newest first; `open` those that wait for somebody. */
export const findingListSchema = listSchema(findingSchema)
export const findingQuerySchema = z.strictObject({ ...pageQuery, open: z.stringbool().default(false) })
export type FindingQuery = z.infer<typeof findingQuerySchema>

/** `POST /api/acuity/findings/:id/settle`: `noted` for what nothing is to be done about, a side for a conflict of times. */
export const settleFindingSchema = z.strictObject({ settlement: z.enum(['ours', 'theirs', 'noted']) })
export type SettleFinding = z.infer<typeof settleFindingSchema>

/** `GET /api/acuity/appointments/:id`, by the booking's id: for the practice. */
export const appointmentSchema = z.object({
  bookingId: idSchema,
  state: appointmentStateSchema,
  reason: z.string().nullable(),
  acuityId: z.int().nullable(),
  attempts: z.int(),
  attemptedAt: instantSchema.nullable(),
  nextLookAt: instantSchema.nullable(),
  /** What Acuity said last. */
  startsAt: instantSchema.nullable(),
})
export type Appointment = z.infer<typeof appointmentSchema>

/**
 * `POST /api/acuity/appointments/:id/decision`: of one that Acuity has not answered. `look`: at once; `submit-again`: it is not
 * there; `adopt`: it is that one; `give-up`: the booking is released.
 */
export const appointmentDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.enum(['look', 'submit-again', 'give-up']) }),
  z.strictObject({ decision: z.literal('adopt'), acuityId: z.int().positive() }),
])
export type AppointmentDecision = z.infer<typeof appointmentDecisionSchema>
