import type { Consultation } from '@medinotes/shared/consultations'
import { templates } from '../templates.ts'

/** A note as a file; the same note gives the same bytes. */
export interface RenderedNote {
  bytes: Uint8Array
  /** The page, from 1, on which a section begins. */
  pageOf: ReadonlyMap<string, number>
}

export interface Letterhead {
  practice: string
  reference: string
}

export const draftMark = 'DRAFT: not signed'
export const nothingWritten = 'Nothing was written here.'

const isReport = ({ template }: Consultation) => template === 'ime-report'

export const titleOf = (note: Consultation) =>
  isReport(note)
    ? 'Independent medical examination report'
    : (templates.find(({ key }) => key === note.template)?.name ?? 'Note of a visit')

const dayOf = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-AU', { dateStyle: 'long', timeZone: 'UTC' })

const timeZone = 'Australia/Sydney'
const clock = new Intl.DateTimeFormat('en-AU', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  timeZone,
})

/** With its zone: who reads it may be in another one. */
export const instantOf = (at: string) => `${clock.format(new Date(at)).replaceAll('\u202f', ' ')} (${timeZone})`

/** Who, when and where, beneath the title. */
export function factsOf(note: Consultation, { reference }: Letterhead): [label: string, value: string][] {
  return [
    [isReport(note) ? 'Examinee' : 'Patient', note.patientName],
    [isReport(note) ? 'Examined on' : 'Visit on', dayOf(note.dateOfVisit)],
    [isReport(note) ? 'Examiner' : 'Author', note.author.name],
    ['Reference', reference],
  ]
}

export interface SignedBlock {
  name: string
  lines: string[]
}

/** Who signed, what and when; none of a draft. */
export function signaturesOf({ signature, cosignatures }: Consultation): SignedBlock[] {
  if (signature === null) return []
  const signed = cosignatures.flatMap(({ status, person, answeredAt, hash }) =>
    status === 'signed' && answeredAt !== null && hash !== null
      ? [{ name: person.name, lines: [`Signed beside the author on ${instantOf(answeredAt)}`, `SHA-256: ${hash}`] }]
      : [],
  )
  const { signedBy, signedAt, version, hash } = signature
  const lines = [`Signed electronically on ${instantOf(signedAt)}, version ${version}`, `SHA-256: ${hash}`]
  return [{ name: signedBy.name, lines }, ...signed]
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'item'; text: string; depth: number }
  | { kind: 'paragraph'; text: string }

const itemMark = /^(\s*)[-*•]\s+/
const isHeading = (line: string, next: string | undefined) =>
  next !== undefined && line.length <= 60 && !itemMark.test(line) && !/[.,:;!?]$/.test(line)

/** What a clinician typed, as headings, lists and paragraphs; a line alone above others heads them. */
export function blocksOf(text: string): Block[] {
  return text
    .normalize('NFC')
    .trim()
    .split(/\n\s*\n/)
    .flatMap((paragraph) => {
      const lines = paragraph.split('\n').filter((line) => line.trim() !== '')
      return lines.map((line, index): Block => {
        const mark = itemMark.exec(line)
        if (mark)
          return { kind: 'item', text: line.slice(mark[0].length), depth: Math.min(3, (mark[1] ?? '').length >> 1) }
        if (index === 0 && isHeading(line.trim(), lines[1])) return { kind: 'heading', text: line.trim() }
        return { kind: 'paragraph', text: line.trim() }
      })
    })
}
