import { z } from 'zod'
import { documentKindSchema, type DocumentKind } from './bookings.ts'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery } from './common.ts'
import { reasonSchema } from './documents.ts'

/** Years after the examination where an organization sets none: seven years is what the states ask for adults' records. */
export const standardRetentionYears: Record<DocumentKind, number> = {
  'letter-of-instruction': 7,
  'medical-record': 7,
  imaging: 7,
  report: 7,
  invoice: 7,
  other: 7,
}

export const retentionYearsSchema = z.int().min(1).max(100)

/** `GET /api/retention-rules`: one for every kind; `PUT` sets those that are given. */
export const retentionRulesSchema = z.object({
  rules: z.array(z.object({ kind: documentKindSchema, years: retentionYearsSchema, standard: z.boolean() })),
})
export type RetentionRules = z.infer<typeof retentionRulesSchema>
export const setRetentionRulesSchema = z.strictObject({
  rules: z
    .array(z.strictObject({ kind: documentKindSchema, years: retentionYearsSchema }))
    .min(1)
    .max(6),
})
export type SetRetentionRules = z.infer<typeof setRetentionRulesSchema>

/** `GET /api/bookings/:id/retention`: holds, and until when each document must be kept. */
export const legalHoldSchema = z.object({
  id: idSchema,
  /** Null for a hold of the other side. */
  reason: z.string().nullable(),
  organizationName: z.string(),
  placedBy: z.string().nullable(),
  placedAt: instantSchema,
  lifted: z.object({ by: z.string().nullable(), at: instantSchema }).nullable(),
  own: z.boolean(),
})
export type LegalHold = z.infer<typeof legalHoldSchema>
export const bookingRetentionSchema = z.object({
  held: z.boolean(),
  holds: z.array(legalHoldSchema),
  documents: z.array(z.object({ documentId: idSchema, keepUntil: dateSchema })),
  /** Whether the caller may place and lift holds. */
  keeps: z.boolean(),
})
export type BookingRetention = z.infer<typeof bookingRetentionSchema>

/** `POST /api/bookings/:id/legal-holds`; `POST /api/legal-holds/:id/lift`. */
export const placeHoldSchema = z.strictObject({ reason: reasonSchema })
export type PlaceHold = z.infer<typeof placeHoldSchema>

/** `POST /api/documents/:id/deletion-requests`: another person who administers the side that uploaded it decides. */
export const requestDeletionSchema = z.strictObject({ reason: reasonSchema })
export type RequestDeletion = z.infer<typeof requestDeletionSchema>

export const deletionRequestSchema = z.object({
  id: idSchema,
  documentId: idSchema,
  bookingId: idSchema,
  reference: z.string(),
  filename: z.string(),
  kind: documentKindSchema,
  reason: z.string(),
  requestedAt: instantSchema,
  requestedBy: z.string().nullable(),
  status: z.enum(['open', 'approved', 'refused', 'withdrawn']),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  keepUntil: dateSchema,
  held: z.boolean(),
  /** What the caller may do: the one who asked may only withdraw. */
  actions: z.array(z.enum(['approve', 'refuse', 'withdraw'])),
})
export type DeletionRequest = z.infer<typeof deletionRequestSchema>
export const deletionRequestListSchema = listSchema(deletionRequestSchema)
export const deletionRequestQuerySchema = z.strictObject({
  ...pageQuery,
  bookingId: idSchema.optional(),
  status: z.enum(['open', 'approved', 'refused', 'withdrawn']).optional(),
})
export type DeletionRequestQuery = z.output<typeof deletionRequestQuerySchema>

/** `POST /api/deletion-requests/:id/decide`: approving is final: the bytes go, a tombstone stays. */
export const decideDeletionSchema = z.strictObject({ decision: z.enum(['approve', 'refuse', 'withdraw']) })
export type DecideDeletion = z.infer<typeof decideDeletionSchema>
