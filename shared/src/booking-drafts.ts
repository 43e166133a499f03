import { z } from 'zod'
import { claimTypeSchema, documentKindSchema, examineeNameMaxLength } from './bookings.ts'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery, textSchema } from './common.ts'

/** What has been typed so far, valid or not: nothing is lost by leaving. */
export const draftContentSchema = z.strictObject({
  examinee: z.strictObject({
    name: textSchema(2000),
    dateOfBirth: textSchema(40),
    phone: textSchema(200),
    email: textSchema(500),
  }),
  matter: z.strictObject({
    claimNumber: textSchema(500),
    fileNumber: textSchema(500),
    injuryDate: textSchema(40),
    claimType: textSchema(40),
    actingFor: textSchema(40),
    injury: textSchema(5000),
  }),
  questions: z.array(textSchema(20_000)).max(200),
  interpreterLanguage: textSchema(500),
  accessibility: textSchema(5000),
  supportPerson: textSchema(2000),
  attendance: textSchema(5000),
  examineeNotices: z.boolean(),
  expectedDocuments: z.array(documentKindSchema).max(6),
})
export type DraftContent = z.infer<typeof draftContentSchema>

/** `PUT /api/booking-drafts/:id`, by an id the page chose; `GET` and `DELETE` the same. Its author's alone, kept for 30 days. */
export const saveDraftSchema = z.strictObject({ content: draftContentSchema, bookingId: idSchema.nullable() })
export type SaveDraft = z.infer<typeof saveDraftSchema>
export const bookingDraftSchema = z.object({
  id: idSchema,
  content: draftContentSchema,
  /** The hold it was filled in for, the last time. */
  bookingId: idSchema.nullable(),
  updatedAt: instantSchema,
})
export type BookingDraft = z.infer<typeof bookingDraftSchema>
/** `GET /api/booking-drafts`: the caller's, the latest first. */
export const bookingDraftListSchema = listSchema(bookingDraftSchema)
export const bookingDraftQuerySchema = z.strictObject(pageQuery)

/** `GET /api/matters?query=`: matters of earlier bookings of the organization, the latest first. */
export const pastMatterSchema = z.object({
  /** The booking it is known from. */
  bookingId: idSchema,
  examinee: z.object({
    name: z.string(),
    dateOfBirth: dateSchema,
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  matter: z.object({
    claimNumber: z.string(),
    fileNumber: z.string().optional(),
    injuryDate: dateSchema.optional(),
    claimType: claimTypeSchema,
    actingFor: z.enum(['claimant', 'respondent', 'insurer', 'joint']).optional(),
    injury: z.string().optional(),
  }),
  bookings: z.int(),
  lastAt: instantSchema,
})
export type PastMatter = z.infer<typeof pastMatterSchema>
export const pastMatterListSchema = listSchema(pastMatterSchema)
export const pastMatterQuerySchema = z.strictObject({
  ...pageQuery,
  query: textSchema(examineeNameMaxLength).optional(),
})
export type PastMatterQuery = z.infer<typeof pastMatterQuerySchema>

/** `GET /api/referrers?query=`: the firms a practice may book for; `id` asks for one of them. */
export const referrerListSchema = listSchema(z.object({ id: idSchema, name: z.string() }))
export const referrerQuerySchema = z.strictObject({
  ...pageQuery,
  query: textSchema(120).optional(),
  id: idSchema.optional(),
})
export type ReferrerQuery = z.infer<typeof referrerQuerySchema>
