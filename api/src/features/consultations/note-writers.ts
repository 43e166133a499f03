import type { WriterChoice } from '@medinotes/shared/consultations'
import { includes } from '@medinotes/shared/plans'
import { AppError, switchedOff } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { NoteWriter } from './note-writer.ts'

/** The writers of this installation. */
export interface NoteWriters {
  /** Null where no AI service is set up. */
  ai: NoteWriter | null
  offline: NoteWriter
}

interface Wish {
  /** Undefined for the best one that the plan includes. */
  writer: WriterChoice | undefined
  language: string
}

/** The writer of an attempt by the organization's plan; a wish that the plan does not include is refused, never swapped. */
export function chooseWriter(
  { ai, offline }: NoteWriters,
  { plan, features }: Principal,
  { writer, language }: Wish,
): NoteWriter {
  const needsAi = writer === 'ai' || !language.startsWith('en')
  if (needsAi && ai !== null && !features.aiNotes) throw switchedOff('Drafting by AI')
  const included = includes(plan, 'ai-notes') && features.aiNotes
  if (needsAi && ai !== null && !included) {
    throw new AppError('plan_required', 'AI drafts, and letters in other languages, are part of the premium plan.')
  }
  if (writer === 'ai' && ai === null) {
    throw new AppError('writer_not_configured', 'No AI service is set up here. Write the note without AI.')
  }
  const chosen = writer !== 'offline' && ai !== null && included ? ai : offline
  if (chosen === offline && !language.startsWith('en')) {
    throw new AppError('language_unavailable', 'Without an AI service the patient e-mail can only be in English.')
  }
  return chosen
}
