import { z } from 'zod'
import { slotIdSchema } from './availability.ts'
import { dateSchema, idSchema, requiredTextSchema, textSchema } from './common.ts'

/**
 * `held`: a slot kept while the form is filled in. `requested`: waits for the practice. `submitting`: the calendar has not
 * answered yet. `released`: a hold that was let go or ran out, or a request that was turned down: nobody was booked.
 */
export const bookingStatuses = [
  'held',
  'requested',
  'submitting',
  'confirmed',
  'attended',
  'no-show',
  'cancelled',
  'released',
] as const
export const bookingStatusSchema = z.enum(bookingStatuses)
export type BookingStatus = z.infer<typeof bookingStatusSchema>

/** Every allowed change of state; nothing else happens to a booking. */
export const bookingMoves: Record<BookingStatus, readonly BookingStatus[]> = {
  held: ['submitting', 'requested', 'released'],
  requested: ['submitting', 'cancelled', 'released'],
  submitting: ['confirmed', 'released', 'cancelled'],
  confirmed: ['attended', 'no-show', 'cancelled'],
  // Within the same day a slip of the finger can be put right.
  attended: ['no-show'],
  'no-show': ['attended'],
  cancelled: [],
  released: [],
}

/** Those that keep their slot from everybody else. */
export const activeStatuses = [
  'held',
  'requested',
  'submitting',
  'confirmed',
] as const satisfies readonly BookingStatus[]

export const claimTypes = [
  'workers-compensation',
  'motor-accident',
  'public-liability',
  'medical-negligence',
  'income-protection',
  'life-and-tpd',
  'employment',
  'other',
] as const
export const claimTypeSchema = z.enum(claimTypes, 'Choose the kind of claim')
export type ClaimType = z.infer<typeof claimTypeSchema>

export const examineeNameMaxLength = 200
const phoneSchema = z
  .string()
  .max(30)
  .regex(/^\+?[\d\s()-]{6,}$/, 'Enter a phone number, such as 0412 345 678')
const emailSchema = z.email('Enter an e-mail address, such as name@firm.com.au').max(254)

// Whether it lies in the future depends on where the examination is; the service asks its zone.
const pastDateSchema = dateSchema.refine((date) => date >= '1900', 'Enter a year from 1900 on')

export const examineeSchema = z.strictObject({
  name: requiredTextSchema(examineeNameMaxLength, 'Enter the name of the examinee'),
  dateOfBirth: pastDateSchema,
  phone: phoneSchema.optional(),
  email: emailSchema.optional(),
})
export type Examinee = z.infer<typeof examineeSchema>

export const matterSchema = z.strictObject({
  claimNumber: requiredTextSchema(80, 'Enter the claim number'),
  fileNumber: textSchema(80).optional(),
  injuryDate: pastDateSchema.optional(),
  claimType: claimTypeSchema,
  /** Who asks for the examination: `plaintiff`, `defendant`, or neither. */
  actingFor: z.enum(['claimant', 'respondent', 'insurer', 'joint']).optional(),
  /** What was injured or is asked about, in a line. */
  injury: textSchema(500).optional(),
})
export type Matter = z.infer<typeof matterSchema>

export const questionSchema = requiredTextSchema(2000, 'Enter the question')

export const documentKinds = [
  'letter-of-instruction',
  'medical-record',
  'imaging',
  'report',
  'invoice',
  'other',
] as const
export const documentKindSchema = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKindSchema>

const interpreterSchema = z.strictObject({ language: requiredTextSchema(80, 'Enter the language') })

/** What makes the examination possible for the person; each is null or absent where nothing is needed. */
export const arrangementsSchema = z.strictObject({
  interpreter: interpreterSchema.optional(),
  accessibility: textSchema(1000).optional(),
  supportPerson: textSchema(200).optional(),
  /** What the examinee is told about attending. */
  attendance: textSchema(1000).optional(),
  /** Whether the examinee is reminded of time and place, to the phone or address given. */
  examineeNotices: z.boolean().default(false),
})
export type Arrangements = z.output<typeof arrangementsSchema>

const questionsSchema = z.array(questionSchema).max(50)
const expectedDocumentsSchema = z.array(documentKindSchema).max(6)

const details = {
  examinee: examineeSchema,
  matter: matterSchema,
  /** In the order in which they are numbered, from 1. */
  questions: questionsSchema.default([]),
  ...arrangementsSchema.shape,
  expectedDocuments: expectedDocumentsSchema.default([]),
}

// Without defaults: what is absent of a change must not be read as empty.
const changes = {
  ...details,
  questions: questionsSchema,
  /** Null where none is needed any more. */
  interpreter: interpreterSchema.nullable(),
  examineeNotices: z.boolean(),
  expectedDocuments: expectedDocumentsSchema,
}

/** `POST /api/bookings` holds the slot; `organizationId` for a practice that books on a firm's behalf. */
export const holdSchema = z.strictObject({
  slotId: slotIdSchema,
  organizationId: idSchema.optional(),
  draftId: idSchema.optional(),
})
export type Hold = z.infer<typeof holdSchema>

/** `POST /api/bookings/:id/confirm`. */
export const confirmSchema = z.strictObject(details)
export type ConfirmBooking = z.output<typeof confirmSchema>

/** `PATCH /api/bookings/:id`: details of one that was confirmed; what is absent stays. */
export const changeBookingSchema = z
  .strictObject({
    version: z.int(),
    ...z.strictObject(changes).partial().shape,
    paperworkReceived: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 1, 'Name what to change')
export type ChangeBooking = z.output<typeof changeBookingSchema>

export const bookingParamsSchema = z.strictObject({ id: idSchema })
