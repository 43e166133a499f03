import type { NotesIndex } from './notes-index.ts'
import { readTerms } from './terms.ts'
import { conditionPhrases, type ConditionPhrase } from './words/condition-phrases.ts'
import { isConditionOrTreatment } from './words/conditions.ts'
import { isDrug } from './words/drugs.ts'
import { rootOf } from './words/root.ts'

const singular = (word: string) => (isConditionOrTreatment(word) ? word : word.replace(/s$/, ''))

const isKnown = (word: string, index: NotesIndex) =>
  readTerms(word).every((term) => index.places.has(term.text) || index.rootCounts.has(rootOf(term.text)))

/** Whether the notes have neither the kind of "… disease" nor, where it names one by itself, "… failure". */
function isUnstatedPhrase({ qualifiers, head, isGeneral }: ConditionPhrase, index: NotesIndex) {
  if (!isGeneral) return !isKnown(head, index)
  const telling = qualifiers.filter((word) => readTerms(word).length > 0)
  return telling.length > 0 && !telling.some((word) => isKnown(word, index))
}

/** Whether a sentence names a medicine, a condition or a treatment of which the notes say nothing. */
export const namesUnstated = (text: string, index: NotesIndex) =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? [])
    .filter((word) => isDrug(word) || isConditionOrTreatment(singular(word)))
    .some((word) => readTerms(word).some((term) => !index.places.has(term.text))) ||
  conditionPhrases(text).some((condition) => isUnstatedPhrase(condition, index))
