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

  return {
    /** The text with a placeholder for each identifier; throws IdentifierLeft when a known one would remain. */
    mask(text: string): string {
      const typed = findAll(text, typedPattern, 'typed').filter(({ start, end }) =>
        couldBeGivenOut(text.slice(start, end)),
      )
      let masked = ''
      let at = 0
      for (const { kind, start, end } of findIdentifiers(text, dates, [...typed, ...findKnown(text)])) {
        masked += text.slice(at, start) + placeholders.of(kind, text.slice(start, end))
        at = end
      }
      masked += text.slice(at)
      if (hasLeak(masked)) throw new IdentifierLeft()
      return masked
    },
    /** The placeholder of a value of this kind, for use outside of the notes. */
    placeholderOf: placeholders.of,
    createRestorer: () => createRestorer(placeholders),
  }
}
