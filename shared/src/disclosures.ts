import { z } from 'zod'
import { createConsultationSchema, hiddenWordsSchema } from './consultations.ts'
import { idSchema, instantSchema, listSchema, pageQuery } from './common.ts'

/** What is hidden from an AI service; each kind has its placeholders, such as `[PERSON_1]`. */
export const identifierKinds = [
  'person',
  'date',
  'age',
  'medicare',
  'ihi',
  'dva',
  'number',
  'phone',
  'email',
  'link',
  'address',
  'place',
  'organization',
  'plate',
  'typed',
] as const
export const identifierKindSchema = z.enum(identifierKinds)
export type IdentifierKind = z.infer<typeof identifierKindSchema>

/** `POST /api/consultations/preview`: what would be sent for these notes. Nothing is stored. */
export const previewSendingSchema = createConsultationSchema
  .pick({
    patientName: true,
    dateOfVisit: true,
    notes: true,
    template: true,
    bookingId: true,
    writer: true,
    language: true,
  })
  .extend({ hide: hiddenWordsSchema.optional() })
export type PreviewSending = z.infer<typeof previewSendingSchema>

/** A stretch of the notes: as it is, or with what stands for it. */
export const sentPieceSchema = z.object({
  text: z.string(),
  hidden: z.object({ kind: identifierKindSchema, placeholder: z.string() }).nullable(),
})
export type SentPiece = z.infer<typeof sentPieceSchema>

export const sendingPreviewSchema = z.object({
  /** Where it would go; null where the note would be written without an AI service. */
  host: z.string().nullable(),
  /** A known identifier stands there in a form that cannot be hidden: nothing would be sent. */
  refused: z.boolean(),
  /** The notes, in pieces that make up the whole. */
  notes: z.array(sentPieceSchema),
})
export type SendingPreview = z.infer<typeof sendingPreviewSchema>

/** Why something was sent: for a whole note, one section of it, or a letter to the patient. */
export const disclosurePurposes = ['note', 'section', 'letter'] as const

/** `GET /api/consultations/:id/sent`: what an AI service was sent, exactly; the latest first. */
export const disclosureSchema = z.object({
  id: idSchema,
  sentAt: instantSchema,
  purpose: z.enum(disclosurePurposes),
  attempt: z.int(),
  model: z.string(),
  host: z.string(),
  /** Of `instructions`, a line feed and `input`, in hex. */
  sha256: z.string(),
  hidden: z.array(z.object({ kind: identifierKindSchema, count: z.int() })),
  instructions: z.string(),
  input: z.string(),
})
export type Disclosure = z.infer<typeof disclosureSchema>
export const disclosureListSchema = listSchema(disclosureSchema)
export const disclosureQuerySchema = z.strictObject(pageQuery)
export type DisclosureQuery = z.infer<typeof disclosureQuerySchema>
