import { checkSentence } from '../../api/src/features/consultations/evidence/check-sentence.ts'
import { indexNotes } from '../../api/src/features/consultations/evidence/notes-index.ts'
import type { EvaluationCase } from '../evaluate/cases.ts'
import { sourceText, type Source } from './cases-by-source.ts'
import { commonDiagnoses } from './diagnoses.ts'
import { commonMedicines } from './medicines.ts'
import { referenceSentences } from './reference-sentences.ts'
import { count, emptyShare, type Share } from './share.ts'

export interface StatedOnlyFigures {
  source: Source
  /** Added diagnoses and medicines that are told to be unstated, and the sentences of the reference that are. */
  diagnoses: Share
  medicines: Share
  falseAlarms: Share
}

const isUnstated = (sentence: string, index: ReturnType<typeof indexNotes>) =>
  checkSentence(sentence, index).flags.includes('unstated')

/** Adds a diagnosis and a medicine of which the notes have no word, for each known one. */
export function measureStatedOnly(cases: readonly EvaluationCase[], source: Source): StatedOnlyFigures {
  const [diagnoses, medicines, falseAlarms] = [emptyShare(), emptyShare(), emptyShare()]
  for (const one of cases) {
    const text = sourceText(one, source)
    const index = indexNotes(text)
    const said = text.toLowerCase()
    for (const diagnosis of commonDiagnoses)
      if (!diagnosis.split(' ').some((word) => said.includes(word.toLowerCase())))
        count(diagnoses, isUnstated(`This is most likely ${diagnosis}.`, index))
    for (const medicine of commonMedicines)
      if (!said.includes(medicine)) count(medicines, isUnstated(`I recommend starting ${medicine}.`, index))
    for (const sentence of referenceSentences(one.reference)) count(falseAlarms, isUnstated(sentence, index))
  }
  return { source, diagnoses, medicines, falseAlarms }
}
