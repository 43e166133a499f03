import type { NotesIndex } from './notes-index.ts'
import { readTerms } from './terms.ts'
import { isConditionOrTreatment } from './words/conditions.ts'
import { isDrug } from './words/drugs.ts'

const singular = (word: string) => (isConditionOrTreatment(word) ? word : word.replace(/s$/, ''))

/** Whether a sentence names a medicine, a condition or a treatment of which the notes say nothing. */
export const namesUnstated = (text: string, index: NotesIndex) =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? [])
    .filter((word) => isDrug(word) || isConditionOrTreatment(singular(word)))
    .some((word) => readTerms(word).some((term) => !index.places.has(term.text)))
