import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery, requiredTextSchema, textSchema } from './common.ts'
import { problemSchema } from './errors.ts'
import {
  acceptanceSchema,
  addendumSchema,
  cosignatureSchema,
  signatureSchema,
  versionSummarySchema,
} from './note-life.ts'

export const notesMaxLength = 200_000
/** What a writer says in place of an answer that the notes do not hold. */
export const unansweredText = 'The notes do not answer this question.'
export const patientNameMaxLength = 200

// Norfolk Island is Australia's easternmost zone: a date that has not begun there has begun nowhere in the country.
const easternmostDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Norfolk' })
const todayInAustralia = () => easternmostDate.format(new Date())

export const dateOfVisitSchema = dateSchema
  .refine((date) => date >= '1900-01-01', 'Enter a date after 1900')
  .refine((date) => date <= todayInAustralia(), 'The visit cannot lie in the future')

export const writerChoices = ['ai', 'offline'] as const
export type WriterChoice = (typeof writerChoices)[number]

/** Words that no AI service is to see, besides what is known and found. */
export const hiddenWordsSchema = z
  .array(
    requiredTextSchema(100, 'Enter the words to hide').refine(
      (words) => words.trim().length >= 2,
      'Two letters or more',
    ),
  )
  .max(50)

/** Body of `POST /api/consultation`. */
export const createConsultationSchema = z.strictObject({
  patientName: requiredTextSchema(patientNameMaxLength, 'Enter the patient’s name'),
  dateOfVisit: dateOfVisitSchema,
  notes: requiredTextSchema(notesMaxLength, 'Enter the notes of the visit'),
  template: textSchema(60).default('visit-note'),
  /** The best one that the organization's plan includes when absent. */
  writer: z.enum(writerChoices).optional(),
  bookingId: idSchema.optional(),
  hide: hiddenWordsSchema.optional(),
  /** Language of the patient e-mail, a BCP 47 tag; English when absent. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Use a language tag such as en-AU or vi')
    .optional(),
})
export type CreateConsultation = z.infer<typeof createConsultationSchema>

export const consultationStatuses = ['generating', 'interrupted', 'failed', 'draft', 'signed'] as const
export const consultationStatusSchema = z.enum(consultationStatuses)
export type ConsultationStatus = z.infer<typeof consultationStatusSchema>

export const writerSchema = z.object({ kind: z.enum(['openai', 'offline']), model: z.string().nullable() })
export type WriterDescription = z.infer<typeof writerSchema>

/** Half-open range of UTF-16 code units in the notes. */
export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof spanSchema>

export const sentenceFlags = ['unsupported', 'unstated'] as const

/** In what a sentence of the draft differs from the notes; `wording`: the notes say nothing like it. */
export const differenceKinds = [
  'number',
  'dose',
  'unit',
  'duration',
  'date',
  'drug',
  'side',
  'opposite',
  'negation',
  'person',
  'wording',
] as const
export const differenceSchema = z.object({
  kind: z.enum(differenceKinds),
  /** The words of the draft. */
  draft: z.string(),
  /** What the notes say in their place; null when they say nothing. */
  notes: z.string().nullable(),
})
export type Difference = z.infer<typeof differenceSchema>

export const sentenceSchema = z.object({
  text: z.string(),
  sources: z.array(spanSchema),
  flags: z.array(z.enum(sentenceFlags)),
  /** Why it is unsupported; absent in drafts kept from before that was told. */
  differences: z.array(differenceSchema).optional(),
})
export type Sentence = z.infer<typeof sentenceSchema>

export const sectionHeadingSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** The referrer's question that this section answers. */
  question: z.string().optional(),
})
export type SectionHeading = z.infer<typeof sectionHeadingSchema>

export const sectionSchema = sectionHeadingSchema.extend({
  text: z.string(),
  sentences: z.array(sentenceSchema),
  /** A person wrote or changed it: no writer may write over it. */
  edited: z.boolean().optional(),
  /** It was written from notes that have changed since. */
  stale: z.boolean().optional(),
})
export type Section = z.infer<typeof sectionSchema>

/** A statement of the notes that matters and that no section carries. */
export const omissionKinds = ['allergy', 'medicine', 'mental-health', 'safety-net'] as const
export const omissionSchema = spanSchema.extend({ kind: z.enum(omissionKinds), text: z.string() })
export type Omission = z.infer<typeof omissionSchema>

export const findingsSchema = z.object({
  unsupported: z.int().min(0),
  unstated: z.int().min(0),
  omitted: z.int().min(0),
})
export type Findings = z.infer<typeof findingsSchema>

/** A line of the history. */
export const consultationSummarySchema = z.object({
  id: idSchema,
  patientName: z.string(),
  dateOfVisit: dateSchema,
  template: z.string(),
  status: consultationStatusSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type ConsultationSummary = z.infer<typeof consultationSummarySchema>

/** `GET /api/consultations/:id`; while no attempt has finished, `sections` hold what the current one has written. */
export const consultationSchema = consultationSummarySchema.extend({
  notes: z.string(),
  bookingId: idSchema.nullable(),
  language: z.string(),
  /** Counts finished drafts and edits; 0 until the first draft is whole. */
  version: z.int().min(0),
  attempt: z.int().min(1),
  writer: writerSchema,
  sections: z.array(sectionSchema),
  omissions: z.array(omissionSchema),
  /** Findings that were let stand; in force as long as their words stand there unchanged. */
  acceptances: z.array(acceptanceSchema),
  /** Null until it is signed. */
  signature: signatureSchema.nullable(),
  addenda: z.array(addendumSchema),
  cosignatures: z.array(cosignatureSchema),
  author: z.object({ id: idSchema, name: z.string() }),
  /** Why the current attempt ended early; null unless the status is interrupted or failed. */
  problem: problemSchema.nullable(),
})
export type Consultation = z.infer<typeof consultationSchema>

/** `GET /api/consultations/:id/versions/:version`. */
export const noteVersionSchema = versionSummarySchema.extend({
  notes: z.string(),
  sections: z.array(sectionSchema),
  omissions: z.array(omissionSchema),
})
export type NoteVersion = z.infer<typeof noteVersionSchema>

export const consultationListSchema = listSchema(consultationSummarySchema)

export const consultationQuerySchema = z.strictObject({
  ...pageQuery,
  query: textSchema(patientNameMaxLength).optional(),
  status: consultationStatusSchema.optional(),
  template: textSchema(60).optional(),
  /** `open`: notes with tasks that are not done. */
  tasks: z.literal('open').optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  bookingId: idSchema.optional(),
})
export type ConsultationQuery = z.infer<typeof consultationQuerySchema>

/** Events of a note's stream; `id` is the position in the attempt, from 1 without gaps. */
export const startedEventSchema = z.object({
  consultationId: idSchema,
  attempt: z.int().min(1),
  template: z.string(),
  sections: z.array(sectionHeadingSchema),
  writer: writerSchema,
})
export const deltaEventSchema = z.object({ section: z.string(), text: z.string() })
/** A sentence of a section's text, and the places of the notes it rests on as the writer says; the check at the end decides. */
export const sentenceEventSchema = z.object({ section: z.string(), ...spanSchema.shape, sources: z.array(spanSchema) })
export const finishedEventSchema = z.object({
  consultationId: idSchema,
  status: z.literal('draft'),
  findings: findingsSchema,
})
export const failedEventSchema = problemSchema

/** Ends the events of `POST /api/consultations/:id/sections/:key/proposal`, which begin with `delta`; none has an id. */
export const proposedEventSchema = z.object({ section: sectionSchema })

/** Not part of the attempt, so without an id: the server is about to close, or the writer waits before it tries again. */
export const reconnectEventSchema = z.object({ afterMs: z.int().min(0) })
export const waitingEventSchema = z.object({ afterMs: z.int().min(0) })

export type NoteEvent =
  | { type: 'started'; data: z.infer<typeof startedEventSchema> }
  | { type: 'delta'; data: z.infer<typeof deltaEventSchema> }
  | { type: 'sentence'; data: z.infer<typeof sentenceEventSchema> }
  | { type: 'finished'; data: z.infer<typeof finishedEventSchema> }
  | { type: 'failed'; data: z.infer<typeof failedEventSchema> }

export type StoredNoteEvent = NoteEvent & { id: number }
