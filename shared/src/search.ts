import { z } from 'zod'
import { roleSchema } from './access.ts'
import { bookingStatusSchema, documentKindSchema } from './bookings.ts'
import { dateSchema, idSchema, instantSchema, textSchema } from './common.ts'
import { consultationStatusSchema } from './consultations.ts'

export const searchMaxLength = 200
/** Fewer letters find too much to be of use. */
export const searchMinLength = 2

/** `POST /api/search`: names are typed here, and a body is in no address, no log and no history. */
export const searchRequestSchema = z.strictObject({ query: textSchema(searchMaxLength) })

export const bookingHitSchema = z.object({
  id: idSchema,
  reference: z.string(),
  status: bookingStatusSchema,
  startsAt: instantSchema,
  timeZone: z.string(),
  specialistName: z.string(),
  examineeName: z.string().nullable(),
  claimNumber: z.string().nullable(),
  fileNumber: z.string().nullable(),
})
export type BookingHit = z.infer<typeof bookingHitSchema>

/** One person and one claim. */
export const matterHitSchema = z.object({
  /** The latest of those found. */
  bookingId: idSchema,
  bookings: z.int().min(1),
  examineeName: z.string(),
  claimNumber: z.string(),
  fileNumber: z.string().nullable(),
})
export type MatterHit = z.infer<typeof matterHitSchema>

export const documentHitSchema = z.object({
  id: idSchema,
  bookingReference: z.string(),
  filename: z.string(),
  kind: documentKindSchema,
  uploadedAt: instantSchema,
})
export type DocumentHit = z.infer<typeof documentHitSchema>

export const noteHitSchema = z.object({
  id: idSchema,
  patientName: z.string(),
  dateOfVisit: dateSchema,
  templateName: z.string().nullable(),
  status: consultationStatusSchema,
})
export type NoteHit = z.infer<typeof noteHitSchema>

export const personHitSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  /** In the caller's own organization; null for somebody elsewhere, whom only the operator finds. */
  role: roleSchema.nullable(),
  organizationName: z.string().nullable(),
})
export type PersonHit = z.infer<typeof personHitSchema>

/** The best few of a kind, and whether there are more. */
const groupOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), hasMore: z.boolean() })
export interface HitGroup<Item> {
  items: Item[]
  hasMore: boolean
}

export const searchResultSchema = z.object({
  bookings: groupOf(bookingHitSchema),
  matters: groupOf(matterHitSchema),
  notes: groupOf(noteHitSchema),
  documents: groupOf(documentHitSchema),
  people: groupOf(personHitSchema),
})
export type SearchResult = z.infer<typeof searchResultSchema>
