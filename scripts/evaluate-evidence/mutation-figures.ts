import type { Sentence } from '@medinotes/shared/consultations'
import { checkSentence, type CheckedSentence } from '../../api/src/features/consultations/evidence/check-sentence.ts'
import { indexNotes } from '../../api/src/features/consultations/evidence/notes-index.ts'
import type { EvaluationCase } from '../evaluate/cases.ts'
import { sourceText, type Source } from './cases-by-source.ts'
import { mutateSentence, mutationKinds, type MutationKind } from './mutations.ts'
import { createRandom } from '../evaluate/random.ts'
import { referenceSentences } from './reference-sentences.ts'
import { count, emptyShare, type Share } from './share.ts'

export interface MutationFigures {
  source: Source
  /** Unchanged sentences that are flagged, and those of which more is said than that the notes have no such words. */
  falseAlarms: Share
  falseAlarmsOfFact: Share
  /** Changed sentences that are flagged, of those whose original is not. */
  caught: Share
  byKind: Readonly<Record<MutationKind, Share>>
}

const isFlagged = ({ flags }: Sentence) => flags.length > 0
const tellsFact = ({ differences }: CheckedSentence) => differences.some(({ kind }) => kind !== 'wording')

/** Changes one fact at a time in each sentence of the references, and sees which changes the check notices. */
export function measureMutations(cases: readonly EvaluationCase[], source: Source, seed: number): MutationFigures {
  const random = createRandom(seed)
  const [falseAlarms, falseAlarmsOfFact, caught] = [emptyShare(), emptyShare(), emptyShare()]
  const byKind = Object.fromEntries(mutationKinds.map((kind) => [kind, emptyShare()])) as Record<MutationKind, Share>
  for (const one of cases) {
    const index = indexNotes(sourceText(one, source))
    for (const sentence of referenceSentences(one.reference)) {
      const original = checkSentence(sentence, index)
      count(falseAlarms, isFlagged(original))
      count(falseAlarmsOfFact, tellsFact(original))
      for (const kind of mutationKinds) {
        const mutated = mutateSentence(sentence, kind, random)
        if (mutated === undefined || isFlagged(original)) continue
        const isCaught = isFlagged(checkSentence(mutated, index))
        count(caught, isCaught)
        count(byKind[kind], isCaught)
      }
    }
  }
  return { source, falseAlarms, falseAlarmsOfFact, caught, byKind }
}
