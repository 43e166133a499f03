import type { SentPiece } from '@medinotes/shared/disclosures'
import type { DatePolicy } from './dates.ts'
import { findIdentifiers } from './find-identifiers.ts'
import { findAll } from './finding.ts'
import { createKnownFinder, type KnownIdentifiers } from './known-identifiers.ts'
import { createLeakCheck } from './leak-check.ts'
import { createPlaceholders } from './placeholders.ts'
import { couldBeGivenOut, createRestorer, typedPattern } from './restorer.ts'

/** What stands for the patient's and the clinician's name as the form has it. */
export const patientPlaceholder = '[PATIENT]'
export const clinicianPlaceholder = '[CLINICIAN]'

/** A known identifier would have left in a form that cannot be hidden; says nothing of which. */
export class IdentifierLeft extends Error {
  constructor() {
    super('A known identifier would remain in what is sent')
    this.name = 'IdentifierLeft'
  }
}

export type Deidentification = ReturnType<typeof createDeidentification>

/** Something that is put into a text at a place in it. */
interface Mark {
  start: number
  mark: string
}

const shownOf = ({ text, hidden }: SentPiece) => hidden?.placeholder ?? text

/** `marks` in the order of their places. */
function marked(pieces: readonly SentPiece[], marks: readonly Mark[]) {
  let shown = ''
  let start = 0
  let next = 0
  for (const piece of pieces) {
    const end = start + piece.text.length
    let at = start
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[++next]) {
      if (piece.hidden === null) shown += piece.text.slice(at - start, mark.start - start)
      if (piece.hidden === null) at = mark.start
      shown += mark.mark
    }
    shown += piece.hidden === null ? piece.text.slice(at - start) : piece.hidden.placeholder
    start = end
  }
  return shown
}

/** Hides the identifiers of one note, and puts them back into what is written from it. */
export function createDeidentification(known: KnownIdentifiers, dates: DatePolicy = 'every') {
  const placeholders = createPlaceholders(known)
  const findKnown = createKnownFinder(known)
  const hasLeak = createLeakCheck(known)

  /** The text in pieces, each as it is or with the placeholder that stands for it. */
  function pieces(text: string): SentPiece[] {
    const typed = findAll(text, typedPattern, 'typed').filter(({ start, end }) =>
      couldBeGivenOut(text.slice(start, end)),
    )
    const found: SentPiece[] = []
    let at = 0
    const keep = (end: number) => {
      if (end > at) found.push({ text: text.slice(at, end), hidden: null })
    }
    for (const { kind, start, end } of findIdentifiers(text, dates, [...typed, ...findKnown(text)])) {
      keep(start)
      const value = text.slice(start, end)
      found.push({ text: value, hidden: { kind, placeholder: placeholders.of(kind, value) } })
      at = end
    }
    keep(text.length)
    return found
  }

  return {
    pieces,
    /**
     * The text with a placeholder for each identifier; throws IdentifierLeft when a known one would remain. `marks` are put in
     * where they stand, before a placeholder that reaches over their place.
     */
    mask(text: string, marks: readonly Mark[] = []): string {
      const masked = pieces(text)
      if (hasLeak(masked.map(shownOf).join(''))) throw new IdentifierLeft()
      return marks.length === 0 ? masked.map(shownOf).join('') : marked(masked, marks)
    },
    /** How many identifiers of each kind were given a placeholder, whether or not they were sent. */
    counts: placeholders.counts,
    /** The placeholder of a value of this kind, for use outside of the notes. */
    placeholderOf: placeholders.of,
    createRestorer: () => createRestorer(placeholders),
  }
}
