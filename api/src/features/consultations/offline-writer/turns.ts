import type { Span } from '@medinotes/shared/consultations'

export type Speaker = 'clinician' | 'patient' | 'other'

export interface Turn extends Span {
  speaker: Speaker
  /** As written in the notes, for speakers who are neither clinician nor patient. */
  label: string
}

const clinicians =
  'doctor|dr|clinician|gp|physician|specialist|examiner|interviewer|surgeon|psychologist|nurse|guest_clinician|d'
const patients = 'patient|pt|client|examinee|claimant|worker|p'
const others =
  'mother|father|mum|dad|parent|wife|husband|partner|son|daughter|carer|family|guest_family|patient_guest|guest|interpreter'
const speakerOf = new Map<string, Speaker>([
  ...clinicians.split('|').map((word) => [word, 'clinician'] as const),
  ...patients.split('|').map((word) => [word, 'patient'] as const),
  ...others.split('|').map((word) => [word, 'other'] as const),
])

/** A speaker's label at the start of a line, or after the end of a sentence on the same line. */
const speakerLabel = new RegExp(
  String.raw`(?<=^|[\n\r]|[.?!] {0,3})[ \t]{0,8}(?:\[(${clinicians}|${patients}|${others})\]:?|(${clinicians}|${patients}|${others}) ?[12]?:)(?=\s|$)`,
  'gi',
)

/** The turns of a doctor–patient conversation, or undefined when the notes are not one. */
export function readTurns(notes: string): Turn[] | undefined {
  const turns: Turn[] = []
  let opening = 0
  for (const match of notes.matchAll(speakerLabel)) {
    const label = (match[1] ?? match[2] ?? '').replaceAll('_', ' ')
    const speaker = speakerOf.get((match[1] ?? match[2] ?? '').toLowerCase()) ?? 'other'
    const previous = turns.at(-1)
    if (previous) previous.end = match.index
    else opening = match.index
    turns.push({ speaker, label, start: match.index + match[0].length, end: notes.length })
  }
  const first = turns[0]
  if (!first || turns.length < 2 || new Set(turns.map((turn) => turn.speaker)).size < 2) return undefined
  // "Patient: …" above "Doctor: …" alone is the head of a form, not a conversation.
  if (turns.length < 3 && !notes.includes('?')) return undefined
  return notes.slice(0, opening).trim() === ''
    ? turns
    : [{ speaker: 'clinician', label: '', start: 0, end: opening }, ...turns]
}
