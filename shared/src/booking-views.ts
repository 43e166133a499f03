import { z } from 'zod'
import { cancelReasonSchema } from './booking-changes.ts'
import {
  arrangementsSchema,
  bookingStatusSchema,
  documentKindSchema,
  examineeNameMaxLength,
  examineeSchema,
  matterSchema,
} from './bookings.ts'
import { centsSchema, dateSchema, idSchema, instantSchema, listSchema, pageQuery, textSchema } from './common.ts'
import { deadlineClockSchema } from './policies.ts'
import { modalitySchema, stateSchema } from './scheduling.ts'

/** A booking as lists show it. Names are null while it is only held. */
export const bookingSummarySchema = z.object({
  id: idSchema,
  /** What people and other systems call it: nothing in it tells of the person. */
  reference: z.string(),
  status: bookingStatusSchema,
  version: z.int(),
  organizationId: idSchema,
  organizationName: z.string(),
  practiceId: idSchema,
  practiceName: z.string(),
  specialistId: idSchema,
  specialistName: z.string(),
  specialty: z.string(),
  examTypeId: idSchema,
  examTypeName: z.string(),
  modality: modalitySchema,
  placeId: idSchema.nullable(),
  location: z.string(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  timeZone: z.string(),
  feeCents: centsSchema,
  examineeName: z.string().nullable(),
  claimNumber: z.string().nullable(),
  interpreter: z.boolean(),
  heldUntil: instantSchema.nullable(),
  paperworkDueAt: instantSchema,
  paperworkReceivedAt: instantSchema.nullable(),
})
export type BookingSummary = z.infer<typeof bookingSummarySchema>

export const activityKinds = [
  'held',
  'hold-extended',
  'released',
  'expired',
  'requested',
  'declined',
  'submitted',
  'confirmed',
  'refused',
  'changed',
  'rescheduled',
  'cancelled',
  'attended',
  'no-show',
  'paperwork-received',
  'reminded',
  'report-released',
  'report-recalled',
] as const
export type ActivityKind = (typeof activityKinds)[number]

export const activitySchema = z.object({
  id: idSchema,
  at: instantSchema,
  kind: z.enum(activityKinds),
  /** Null for the service itself, and for somebody of whom the reader may not know. */
  personName: z.string().nullable(),
  organizationName: z.string().nullable(),
  /** Instants, cents and codes: `{ from, to }`, `{ feeCents, reason }`. */
  details: z.record(z.string(), z.union([z.string(), z.int(), z.boolean()])),
  /** What whoever did it wrote beside it. */
  note: z.string().optional(),
})
export type Activity = z.infer<typeof activitySchema>

export const chargeSchema = z.object({
  kind: z.enum(['cancellation', 'reschedule', 'no-show']),
  feeCents: centsSchema,
  at: instantSchema,
})
export type Charge = z.infer<typeof chargeSchema>

/** What the caller may do to it now; the page shows these and no others. */
export const bookingActions = [
  'confirm',
  'extend',
  'release',
  'decide',
  'change',
  'reschedule',
  'cancel',
  'attendance',
] as const
export type BookingAction = (typeof bookingActions)[number]

/** `GET /api/bookings/:id`, and the reply of every command. */
export const bookingSchema = bookingSummarySchema.extend({
  createdAt: instantSchema,
  confirmedAt: instantSchema.nullable(),
  bookedBy: z.string().nullable(),
  /** Whether a hold can be made longer, which happens once. */
  extendable: z.boolean(),
  state: stateSchema,
  directions: z.string(),
  examinee: examineeSchema.nullable(),
  matter: matterSchema.nullable(),
  questions: z.array(z.object({ number: z.int(), text: z.string() })),
  arrangements: arrangementsSchema,
  expectedDocuments: z.array(documentKindSchema),
  policy: z.object({ id: idSchema.nullable(), version: z.int() }),
  /** `deadlines` of the contract, and what cancelling and moving cost when. */
  ...deadlineClockSchema.shape,
  cancelled: z
    .object({ at: instantSchema, reason: cancelReasonSchema, note: z.string().nullable(), feeCents: centsSchema })
    .nullable(),
  charges: z.array(chargeSchema),
  activity: z.array(activitySchema),
  actions: z.array(z.enum(bookingActions)),
})
export type Booking = z.infer<typeof bookingSchema>

/** `GET /api/bookings`: by beginning, the earliest first; `order=latest` the other way. */
export const bookingFilters = {
  from: dateSchema.optional(),
  /** The last day, included; days are those in Sydney. */
  to: dateSchema.optional(),
  /** Repeat for several. */
  status: z.union([bookingStatusSchema, z.array(bookingStatusSchema).max(8)]).optional(),
  specialistId: idSchema.optional(),
  /** A name or its beginning, a claim number or a reference. */
  query: textSchema(examineeNameMaxLength).optional(),
  /** Those whose documents are due and not there. */
  paperwork: z.literal('missing').optional(),
  order: z.enum(['earliest', 'latest']).default('earliest'),
}
export const bookingQuerySchema = z.strictObject({ ...pageQuery, ...bookingFilters })
export type BookingQuery = z.output<typeof bookingQuerySchema>
export const bookingListSchema = listSchema(bookingSummarySchema)

/** `GET /api/bookings/export`: the same as CSV, every line of it. */
export const bookingExportQuerySchema = z.strictObject(bookingFilters)
export type BookingExportQuery = z.output<typeof bookingExportQuerySchema>
