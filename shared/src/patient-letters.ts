import { z } from 'zod'
import { idSchema, instantSchema, requiredTextSchema } from './common.ts'
import { writerSchema } from './consultations.ts'
import { sectionMaxLength } from './note-life.ts'
import { noticeFaultSchema, noticeStatusSchema } from './notices.ts'

/** English, and the languages that most people in Australia speak besides; Cantonese is written in traditional characters. */
export const letterLanguages = [
  'en-AU',
  'zh-Hans',
  'ar',
  'vi',
  'zh-Hant',
  'pa',
  'el',
  'it',
  'fil',
  'hi',
  'es',
  'ne',
  'ko',
  'ta',
  'fa',
  'tr',
] as const
export const letterLanguageSchema = z.enum(letterLanguages)
export type LetterLanguage = z.infer<typeof letterLanguageSchema>

/** `standard` in English is the signed section itself, where the note has one. */
export const letterLevels = ['standard', 'plain', 'very-plain'] as const
export const letterLevelSchema = z.enum(letterLevels)
export type LetterLevel = z.infer<typeof letterLevelSchema>

const kind = { language: letterLanguageSchema, level: letterLevelSchema }
/** Which of a note's letters. */
export type LetterKind = { language: LetterLanguage; level: LetterLevel }

export const letterFactKinds = ['number', 'dose', 'date', 'time', 'phone'] as const
export type LetterFactKind = (typeof letterFactKinds)[number]

/** A figure of the English letter that another one lacks, or one that it adds; `text` as it stands in the letter that has it. */
export const letterDifferenceSchema = z.object({
  kind: z.enum(letterFactKinds),
  change: z.enum(['missing', 'added']),
  text: z.string().min(1).max(200),
})
export type LetterDifference = z.infer<typeof letterDifferenceSchema>

const byWhomSchema = z.object({ id: idSchema, name: z.string() })
const reasonSchema = requiredTextSchema(1000, 'Say why')

export const letterFindingSchema = letterDifferenceSchema.extend({
  /** Null while it is open. */
  accepted: z.object({ reason: z.string(), by: byWhomSchema, at: instantSchema }).nullable(),
})
export type LetterFinding = z.infer<typeof letterFindingSchema>

/**
 * `findings-open` and `to-confirm` wait for the clinician; `stale`: an addendum was added since it was confirmed; only a `ready`
 * one can be sent.
 */
export const letterStandings = ['ready', 'findings-open', 'to-confirm', 'stale'] as const
export type LetterStanding = (typeof letterStandings)[number]

export const letterSchema = z.object({
  ...kind,
  text: z.string(),
  /** The signed section itself: it cannot be edited. */
  isSigned: z.boolean(),
  /** 0 for the signed section; counts what was written and edited since. */
  revision: z.int().min(0),
  /** Null for the signed section. */
  writer: writerSchema.nullable(),
  made: z.object({ by: byWhomSchema, at: instantSchema }).nullable(),
  /** The school grade that its English asks for (Flesch–Kincaid); null where it is not measured. */
  readingGrade: z.number().nullable(),
  findings: z.array(letterFindingSchema),
  confirmed: z.object({ by: byWhomSchema, at: instantSchema, addenda: z.int().min(0) }).nullable(),
  standing: z.enum(letterStandings),
})
export type PatientLetter = z.infer<typeof letterSchema>

/** A letter that was given to be sent, and what became of it; the status is null once nobody keeps track any more. */
export const sentLetterSchema = z.object({
  id: idSchema,
  ...kind,
  version: z.int().min(1),
  addenda: z.int().min(0),
  /** `j…@example.com` */
  to: z.string(),
  sentBy: byWhomSchema,
  sentAt: instantSchema,
  status: noticeStatusSchema.nullable(),
  fault: noticeFaultSchema.nullable(),
})
export type SentLetter = z.infer<typeof sentLetterSchema>

/** `GET /api/consultations/:id/patient-letters`, and the answer to every change of them. */
export const patientLettersSchema = z.object({
  /** Nothing is written or sent before. */
  signed: z.boolean(),
  addenda: z.int().min(0),
  /** Whether other languages and very plain words can be asked for, or why not. */
  ai: z.enum(['available', 'plan_required', 'writer_not_configured']),
  /** Whom the mail is from. */
  practice: z.string(),
  letters: z.array(letterSchema),
  /** Newest first. */
  sent: z.array(sentLetterSchema),
})
export type PatientLetters = z.infer<typeof patientLettersSchema>

/** `POST /api/consultations/:id/patient-letters` streams the letter: `delta` `{ text }`, `waiting`, then `finished` or `failed`. */
export const writeLetterSchema = z.strictObject(kind)
export const letterDeltaSchema = z.object({ text: z.string() })

const revised = { ...kind, revision: z.int().min(0) }

/** `PATCH …/patient-letters` */
export const editLetterSchema = z.strictObject({
  ...revised,
  text: requiredTextSchema(sectionMaxLength, 'Enter the text of the letter'),
})
export type EditLetter = z.infer<typeof editLetterSchema>

/** `POST …/patient-letters/acceptances` */
export const acceptLetterFindingSchema = z.strictObject({
  ...revised,
  finding: z.strictObject(letterDifferenceSchema.shape),
  reason: reasonSchema,
})
export type AcceptLetterFinding = z.infer<typeof acceptLetterFindingSchema>

/** `POST …/patient-letters/confirm`: somebody read it beside the note as it is now; `addenda` is how many they saw. */
export const confirmLetterSchema = z.strictObject({ ...revised, addenda: z.int().min(0) })
export type ConfirmLetter = z.infer<typeof confirmLetterSchema>

/** `POST /api/consultations/:id/patient-email`; `again` sends what this address was already sent. */
export const sendLetterSchema = z.strictObject({
  version: z.int().min(1),
  to: z
    .string()
    .trim()
    .max(254)
    .regex(
      /^[^\s@<>()[\],;:"\\\p{C}]{1,64}@[^\s@<>()[\],;:"\\\p{C}]+\.[^\s@<>()[\],;:"\\\p{C}]+$/u,
      'Enter one e-mail address',
    ),
  language: letterLanguageSchema.default('en-AU'),
  level: letterLevelSchema.default('standard'),
  again: z.boolean().default(false),
})
export type SendLetter = z.infer<typeof sendLetterSchema>
