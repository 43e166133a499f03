import { isMedicineStep } from './medicine-steps.ts'
import { inPlainWords } from './plain-words.ts'
import { toldToPatient } from './second-person.ts'
import type { Statement } from './statements.ts'

interface Part {
  title: string
  holds: (statement: Statement) => boolean
}

const parts: readonly Part[] = [
  { title: 'What was found', holds: ({ kind }) => kind === 'result' || kind === 'assessment' },
  { title: 'What happens next', holds: ({ kind, text }) => kind === 'plan' && !isMedicineStep(text) },
  { title: 'Your medicines', holds: ({ kind, text }) => kind === 'plan' && isMedicineStep(text) },
  { title: 'When to seek help', holds: ({ kind }) => kind === 'safety-net' },
]

export const letterTitles = parts.map((part) => part.title)
export const letterOpening = 'Thank you for your visit. Here is a short summary for you, from my notes.'
export const letterNothing = 'Nothing for you to do was found in the notes.'
export const letterClosing = 'If anything here is not clear, please contact us.'
export const letterRegards = 'Kind regards,'

const oneLine = (name: string) => name.replace(/\s+/g, ' ').trim()

/** "Plan is to rest": below a title that says so, "Rest" will do. */
const announcement =
  /^(?:the |my |our )?(?:(?:assessment|impression|diagnosis) (?:is|was)(?: that)?|(?:treatment |management )?plan (?:is|was) to) (?=\S)/i

/** The patient's e-mail: what was found, what happens next and when to seek help, as the notes have it, in plain words. */
export function writeLetter(statements: readonly Statement[], names: { patient: string; clinician: string }) {
  const before = new Map(statements.map((one, at) => [one, statements[at - 1]?.text ?? '']))
  const tell = (one: Statement) => {
    // A warning is for the patient, whoever was spoken of before.
    const previous = one.kind === 'safety-net' ? '' : (before.get(one) ?? '')
    const told = one.addressed ? one.told : toldToPatient(one.told, previous, names.patient)
    return `- ${inPlainWords(told.replace(announcement, ''))}`
  }
  const told = parts.flatMap(({ title, holds }) => {
    const held = statements.filter((one) => one.told !== '' && holds(one))
    return held.length > 0 ? [`${title}\n${held.map(tell).join('\n')}`] : []
  })
  return [
    `Dear ${oneLine(names.patient)},`,
    letterOpening,
    ...(told.length > 0 ? told : [letterNothing]),
    letterClosing,
    `${letterRegards}\n${oneLine(names.clinician)}`,
  ].join('\n\n')
}
