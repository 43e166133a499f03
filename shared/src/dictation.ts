import { z } from 'zod'
import { idSchema, instantSchema } from './common.ts'

/** What the clinician confirms before anything is recorded; a changed wording has the next number. */
export const consentWording = {
  number: 1,
  text: 'The patient, and whoever else is in the room, agrees that this is recorded, that the recording goes to the AI service for transcription as it is, and that no recording is kept.',
} as const

/** `POST /api/dictation-consents`; `POST …/:id/withdraw` ends it. */
export const giveConsentSchema = z.strictObject({ wording: z.literal(consentWording.number) })
export const dictationConsentSchema = z.object({
  id: idSchema,
  wording: z.int(),
  givenAt: instantSchema,
  withdrawnAt: instantSchema.nullable(),
})
export type DictationConsent = z.infer<typeof dictationConsentSchema>

/** Bytes of one recording: several minutes of speech, and one of sound that is not compressed. Longer ones come in parts. */
export const recordingMaxBytes = 10 * 1024 * 1024

/** What browsers record, and what people have. */
export const recordingTypes = ['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/wav', 'audio/flac'] as const

/** `POST /api/transcriptions?consent=…`, the body being the recording. As events where `Accept` asks for them: `delta`, then `finished` or `failed`. */
export const transcriptionQuerySchema = z.strictObject({ consent: idSchema.optional() })
export const transcriptionSchema = z.object({ text: z.string() })
export const transcriptDeltaSchema = z.object({ text: z.string() })
