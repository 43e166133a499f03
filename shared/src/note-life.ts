import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery, requiredTextSchema, textSchema } from './common.ts'

export const sectionMaxLength = 50_000

const byWhomSchema = z.object({ id: idSchema, name: z.string() })
const reasonSchema = requiredTextSchema(1000, 'Say why')

/** `unsupported` and `unstated` are sentences of the draft, `omitted` a statement of the notes. */
export const findingKinds = ['unsupported', 'unstated', 'omitted'] as const

/** A finding, found again by its words: it stays settled in later versions as long as these stand there unchanged. */
export const findingSchema = z.object({
  kind: z.enum(findingKinds),
  /** Null for what no section carries. */
  section: z.string().max(100).nullable(),
  text: z.string().min(1).max(sectionMaxLength),
})
export type Finding = z.infer<typeof findingSchema>

/** A finding that a clinician let stand, and why. */
export const acceptanceSchema = findingSchema.extend({
  id: idSchema,
  reason: z.string(),
  acceptedBy: byWhomSchema,
  acceptedAt: instantSchema,
})
export type Acceptance = z.infer<typeof acceptanceSchema>

/** `POST /api/consultations/:id/acceptances`; `DELETE …/acceptances/:acceptanceId` opens the finding again. Both answer with the note. */
export const acceptFindingSchema = z.strictObject({
  version: z.int().min(1),
  finding: z.strictObject(findingSchema.shape),
  reason: reasonSchema,
})
export type AcceptFinding = z.infer<typeof acceptFindingSchema>

/**
 * `PATCH /api/consultations/:id`: sections that are left out stay. New notes mark these stale, since they were written from
 * the old ones; a stale section that is sent as it stands is confirmed. Otherwise text that stands there already makes no
 * version. With version 0 a person takes over a draft that was cut short: whatever is written becomes version 1, a draft.
 */
export const editConsultationSchema = z
  .strictObject({
    version: z.int().min(0),
    sections: z
      .array(z.strictObject({ key: z.string().max(100), text: textSchema(sectionMaxLength) }))
      .max(100)
      .default([]),
    notes: requiredTextSchema(200_000, 'Enter the notes of the visit').optional(),
  })
  .refine(
    ({ version, sections, notes }) => version === 0 || sections.length > 0 || notes !== undefined,
    'Nothing is changed by this',
  )
export type EditConsultation = z.infer<typeof editConsultationSchema>

/** How a version came to be: by the writer, by a person's edit, or by a change of the notes it is checked against. */
export const versionKinds = ['drafted', 'edited', 'notes-changed'] as const
export type VersionKind = (typeof versionKinds)[number]

export const versionSummarySchema = z.object({
  version: z.int().min(1),
  kind: z.enum(versionKinds),
  /** Null for the writer. */
  by: byWhomSchema.nullable(),
  at: instantSchema,
})
export type VersionSummary = z.infer<typeof versionSummarySchema>

/** `GET /api/consultations/:id/versions`, newest first. */
export const versionQuerySchema = z.strictObject(pageQuery)
export type VersionQuery = z.infer<typeof versionQuerySchema>
export const versionListSchema = listSchema(versionSummarySchema)

/** `POST /api/consultations/:id/sign`; `findings_open` as long as a finding is, or a section is stale. */
export const signConsultationSchema = z.strictObject({ version: z.int().min(1) })
export type SignConsultation = z.infer<typeof signConsultationSchema>

/**
 * `hash`: SHA-256 in hex over the canonical form of text, notes, sources, findings and acceptances (docs/security.md);
 * `intact`: it, and those of the addenda, still say so of what is stored.
 */
export const signatureSchema = z.object({
  version: z.int().min(1),
  hash: z.string(),
  signedBy: byWhomSchema,
  signedAt: instantSchema,
  intact: z.boolean(),
})
export type Signature = z.infer<typeof signatureSchema>

/** `POST /api/consultations/:id/addenda`, to a signed note of one’s own; answers with the note. */
export const addAddendumSchema = z.strictObject({
  text: requiredTextSchema(sectionMaxLength, 'Enter the text of the addendum'),
})
export type AddAddendum = z.infer<typeof addAddendumSchema>

/** `hash` binds it to the signature, or to the addendum before it. */
export const addendumSchema = z.object({
  number: z.int().min(1),
  text: z.string(),
  hash: z.string(),
  addedBy: byWhomSchema,
  addedAt: instantSchema,
})
export type Addendum = z.infer<typeof addendumSchema>

/** `GET /api/consultations/:id/colleagues`: whom its author may ask to sign beside them. */
export const colleagueListSchema = listSchema(byWhomSchema)

/**
 * `POST /api/consultations/:id/cosignatures` asks a colleague to sign a signed note too; until they answer, or for good once
 * they sign, they may read it. They answer by `POST …/:cosignatureId/sign` or `/decline`, its author takes it back by
 * `/withdraw`. All answer with the co-signature.
 */
export const requestCosignatureSchema = z.strictObject({ personId: idSchema })
export const declineCosignatureSchema = z.strictObject({ reason: reasonSchema })

/** `GET /api/cosignatures`: what waits for the caller, the latest first. */
export const awaitedCosignatureSchema = z.object({
  id: idSchema,
  consultationId: idSchema,
  patientName: z.string(),
  dateOfVisit: dateSchema,
  author: byWhomSchema,
  requestedAt: instantSchema,
})
export type AwaitedCosignature = z.infer<typeof awaitedCosignatureSchema>
export const awaitedCosignatureListSchema = listSchema(awaitedCosignatureSchema)
export const cosignatureQuerySchema = z.strictObject(pageQuery)
export type CosignatureQuery = z.infer<typeof cosignatureQuerySchema>

export const cosignatureStatuses = ['requested', 'signed', 'declined', 'withdrawn'] as const
export const cosignatureSchema = z.object({
  id: idSchema,
  person: byWhomSchema,
  status: z.enum(cosignatureStatuses),
  requestedAt: instantSchema,
  answeredAt: instantSchema.nullable(),
  /** Why it was declined. */
  reason: z.string().nullable(),
  /** What was signed: the hash of the author’s signature, or of the last addendum that stood then, with who and when. */
  hash: z.string().nullable(),
})
export type Cosignature = z.infer<typeof cosignatureSchema>
