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
    /** The text with a placeholder for each identifier; throws IdentifierLeft when a known one would remain. */
    mask(text: string): string {
      const masked = pieces(text)
        .map(({ text, hidden }) => hidden?.placeholder ?? text)
        .join('')
      if (hasLeak(masked)) throw new IdentifierLeft()
      return masked
    },
    /** How many identifiers of each kind were given a placeholder, whether or not they were sent. */
    counts: placeholders.counts,
    /** The placeholder of a value of this kind, for use outside of the notes. */
    placeholderOf: placeholders.of,
    createRestorer: () => createRestorer(placeholders),
  }
}
