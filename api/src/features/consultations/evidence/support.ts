import { draftWords, type Comparison, type FindDifferences } from './difference.ts'
import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'
import { isChartWord } from './words/chart-words.ts'
import { rootOf } from './words/root.ts'

const leastShare = { spoken: 0.2, written: 0.4 }
const wholeFamily = 0.8

/** How far the notes have a term: itself, a word of its family, or not at all. */
function knownShare(term: Term, index: NotesIndex) {
  if (index.places.has(term.text)) return 1
  return index.rootCounts.has(rootOf(term.text)) ? wholeFamily : 0
}

const weighs = ({ kind, text }: Term) => kind !== 'negation' && kind !== 'agreement' && !isChartWord(text)

/** What share of a sentence's words the notes have, 0 to 1; 1 for a sentence of words that any note is made of. */
export function lexicalSupport(terms: readonly Term[], index: NotesIndex): number {
  const weighty = [...new Map(terms.filter(weighs).map((term) => [term.text, term])).values()]
  if (weighty.length === 0) return 1
  return weighty.reduce((sum, term) => sum + knownShare(term, index), 0) / weighty.length
}

/** A sentence most of whose words are not in the notes, as a whole. */
export const findWordingDifferences: FindDifferences = (comparison: Comparison) => {
  const { terms, index } = comparison
  if (lexicalSupport(terms, index) >= (index.spoken ? leastShare.spoken : leastShare.written)) return []
  return [{ kind: 'wording', draft: draftWords(comparison, 0, terms.length - 1), notes: null }]
}
