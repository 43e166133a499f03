import type { LetterKind, LetterLevel } from '@medinotes/shared/patient-letters'
import type { Template } from '../templates.ts'
import { base, isBase } from './letter-view.ts'

const names = new Intl.DisplayNames('en-AU', { type: 'language' })

const levels: Record<LetterLevel, string> = {
  standard: 'Keep its tone and how hard it is to read.',
  plain:
    'Write for a reader of twelve years: short sentences, everyday words, the active voice. Say in a few words what a medical word means where it first stands.',
  'very-plain':
    'Write for a reader of nine years: one idea in each sentence, no sentence of more than ten words, only everyday words. Say in a few words what a medical word means.',
}

const faithful =
  'Rewrite the whole letter between <notes> and </notes>, sentence by sentence, in its order and with its paragraphs and list lines. Add nothing and leave nothing out. Write every number, dose, date, time and phone number in figures, with the same value and the same unit, and keep the names of medicines as they are.'

const fromNote =
  'A short, warm letter in plain language from what the signed note says: what was found, what happens next, how to take medicines, when to seek help. No abbreviations. No figure that the note has not.'

/** A letter is asked of a writer as a note of one section: from the signed note, or from its English letter. */
export function letterTemplate(kind: LetterKind): Template {
  const { language, level } = kind
  const guidance = isBase(kind)
    ? fromNote
    : `${faithful} ${language === base.language ? '' : `Translate it into ${names.of(language)}. `}${levels[level]}`
  const section = { key: 'patient-email', title: 'Letter to the patient', guidance, content: 'patient-email' as const }
  return { key: 'patient-letter', name: 'Letter', description: 'To the patient', sections: [section] }
}
