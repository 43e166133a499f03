import type { StatementKind } from './classify.ts'
import { inPlainWords } from './plain-words.ts'
import type { Statement } from './statements.ts'

interface Part {
  title: string
  kinds: readonly StatementKind[]
}

const parts: readonly Part[] = [
  { title: 'What was found', kinds: ['result', 'assessment'] },
  { title: 'What happens next', kinds: ['plan'] },
  { title: 'When to seek help', kinds: ['safety-net'] },
]

export const letterTitles = parts.map((part) => part.title)
export const letterOpening = 'Thank you for your visit. This is what my notes of it say for you.'
export const letterNothing = 'Nothing for you to do was found in the notes.'
export const letterClosing = 'If anything here is not clear, please contact us.'
export const letterRegards = 'Kind regards,'

const oneLine = (name: string) => name.replace(/\s+/g, ' ').trim()

/** The patient's e-mail: what was found, what happens next and when to seek help, as the notes have it, in plain words. */
export function writeLetter(statements: readonly Statement[], names: { patient: string; clinician: string }) {
  const written = parts
    .map(({ title, kinds }) => ({
      title,
      lines: statements
        .filter((one) => one.told !== '' && kinds.includes(one.kind))
        .map((one) => `- ${inPlainWords(one.told)}`),
    }))
    .filter(({ lines }) => lines.length > 0)
  const told = written.map(({ title, lines }) => `${title}\n${lines.join('\n')}`)
  return [
    `Dear ${oneLine(names.patient)},`,
    letterOpening,
    ...(told.length > 0 ? told : [letterNothing]),
    letterClosing,
    `${letterRegards}\n${oneLine(names.clinician)}`,
  ].join('\n\n')
}
