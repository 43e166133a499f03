import type { Consultation, WriterDescription } from '@medinotes/shared/consultations'
import type {
  LetterDifference,
  LetterFinding,
  LetterKind,
  LetterStanding,
  PatientLetter,
} from '@medinotes/shared/patient-letters'
import { compareLetters, compareWithNote } from './letter-check.ts'
import type { LetterRow, selectLetters } from './letter.repository.ts'
import type { AcceptedDifference, LetterSealing } from './letter-sealing.ts'
import { readingGrade } from './reading-grade.ts'

/** The letter that all others are made from. */
export const base = { language: 'en-AU', level: 'standard' } as const satisfies LetterKind

export const isBase = ({ language, level }: LetterKind) => language === base.language && level === base.level

/** The section that is itself the letter. */
const letterSection = 'patient-email'

type Row = Awaited<ReturnType<typeof selectLetters>>[number]
type Note = Pick<Consultation, 'sections' | 'addenda' | 'signature'>

const signedTextOf = ({ sections }: Note) =>
  sections.find(({ key, text }) => key === letterSection && text.trim() !== '')?.text ?? null

/** What a letter may tell of: the signed sections and the addenda. */
export const noteText = ({ sections, addenda }: Note) =>
  [
    ...sections.filter(({ text }) => text.trim() !== '').map(({ title, text }) => `${title}\n${text.trim()}`),
    ...addenda.map(({ text }) => text),
  ].join('\n\n')

/** The letters of a signed note as they stand: what is open in each, and whether it can be sent. */
export function lettersOf(sealing: LetterSealing, note: Note, rows: readonly Row[]): PatientLetter[] {
  const baseRow = rows.find((row) => isBase(row as LetterRow & LetterKind))
  const english = baseLetter(sealing, note, baseRow)
  if (english === null) return []
  const others = rows.filter((row) => row !== baseRow)
  return [english, ...others.map((row) => toLetter(sealing, note, row, english.text))]
}

function baseLetter(sealing: LetterSealing, note: Note, row: Row | undefined): PatientLetter | null {
  const signedText = signedTextOf(note)
  if (row) return toLetter(sealing, note, row, signedText)
  if (signedText === null) return null
  const letter = { ...base, text: signedText, isSigned: true, revision: 0, writer: null, made: null }
  return {
    ...letter,
    findings: [],
    confirmed: null,
    readingGrade: readingGrade(signedText),
    standing: signedStanding(note),
  }
}

/** Signing the note is confirming its letter, until something is added to it. */
const signedStanding = ({ addenda }: Note): LetterStanding => (addenda.length === 0 ? 'ready' : 'stale')

function toLetter(sealing: LetterSealing, note: Note, row: Row, original: string | null): PatientLetter {
  const { text: ownText, accepted } = sealing.openContent(row)
  const kind = { language: row.language, level: row.level } as LetterKind
  const text = ownText ?? original ?? ''
  const differences = ownText === null ? [] : differencesOf(kind, text, isBase(kind) ? null : original, note)
  const findings = withAcceptances(differences, accepted)
  return {
    ...kind,
    text,
    isSigned: ownText === null,
    revision: row.revision,
    writer: row.writer as unknown as WriterDescription | null,
    made: ownText === null ? null : { by: { id: row.made_by, name: row.made_by_name }, at: row.made_at.toISOString() },
    readingGrade: kind.language === base.language ? readingGrade(text) : null,
    findings,
    confirmed: confirmationOf(row),
    standing: standingOf(row, findings, note),
  }
}

const differencesOf = (kind: LetterKind, text: string, original: string | null, note: Note): LetterDifference[] =>
  original === null
    ? compareWithNote({ text: noteText(note), language: base.language }, { text, language: kind.language })
    : compareLetters({ text: original, language: base.language }, { text, language: kind.language })

const keyOf = ({ kind, change, text }: LetterDifference) => JSON.stringify([kind, change, text])

function withAcceptances(differences: readonly LetterDifference[], accepted: readonly AcceptedDifference[]) {
  const byKey = new Map(accepted.map((one) => [keyOf(one), one]))
  const alike = Map.groupBy(differences, keyOf)
  return differences.map((difference): LetterFinding => {
    const key = keyOf(difference)
    const last = byKey.get(key)
    const found = last && last.count >= (alike.get(key)?.length ?? 0) ? last : undefined
    return { ...difference, accepted: found ? { reason: found.reason, by: found.by, at: found.at } : null }
  })
}

function confirmationOf({ confirmed_by, confirmed_by_name, confirmed_at, confirmed_addenda }: Row) {
  if (confirmed_by === null || confirmed_at === null || confirmed_addenda === null) return null
  const by = { id: confirmed_by, name: confirmed_by_name ?? 'Somebody who has left' }
  return { by, at: confirmed_at.toISOString(), addenda: confirmed_addenda }
}

function standingOf(row: Row, findings: readonly LetterFinding[], { signature, addenda }: Note): LetterStanding {
  if (findings.some(({ accepted }) => accepted === null)) return 'findings-open'
  if (row.confirmed_hash === null) return 'to-confirm'
  return row.confirmed_hash === signature?.hash && row.confirmed_addenda === addenda.length ? 'ready' : 'stale'
}
