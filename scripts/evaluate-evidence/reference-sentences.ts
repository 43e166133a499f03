import { isFurniture } from '../../api/src/features/consultations/evidence/furniture.ts'
import { readTerms } from '../../api/src/features/consultations/evidence/terms.ts'
import { splitSentences } from '../../api/src/features/consultations/offline-writer/sentences.ts'
import { withoutMarks } from '../../api/src/features/consultations/offline-writer/tidy.ts'

const fewestTerms = 2
const isHeading = (text: string) => text.endsWith(':') || !/\p{Ll}/u.test(text)

/** The sentences of a reference note that state something; headings do not. */
export const referenceSentences = (reference: string) =>
  splitSentences(reference)
    .map(({ start, end }) => withoutMarks(reference.slice(start, end)).trim())
    .filter((text) => !isHeading(text) && !isFurniture(text) && readTerms(text).length >= fewestTerms)
