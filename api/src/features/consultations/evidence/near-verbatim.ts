import type { Difference } from '@medinotes/shared/consultations'
import { draftWords, notesWords, statementAt, type Comparison, type FindDifferences } from './difference.ts'
import type { Unit } from './notes-index.ts'
import type { Term } from './terms.ts'
import { isChartWord } from './words/chart-words.ts'
import { isRelative } from './words/relatives.ts'

/** How much of the words of a sentence, and of both together, one statement must share to be the one it retells. */
const leastRetold = 0.7
const leastAlike = 0.55
const fewestWords = 2

type Fact = 'number' | 'side' | 'drug' | 'date' | 'person'

function factOf({ kind, text }: Term): Fact | undefined {
  if (kind === 'number' || kind === 'side' || kind === 'drug' || kind === 'date') return kind
  return isRelative(text) ? 'person' : undefined
}

interface Placed {
  text: string
  at: number
}

/** What is in the first list more often than in the second. */
function without(terms: readonly Placed[], others: readonly Placed[]) {
  const left = others.map(({ text }) => text)
  return terms.filter(({ text }) => {
    const found = left.indexOf(text)
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
}

const factsOf = (terms: readonly Term[], fact: Fact, from = 0): Placed[] =>
  terms.flatMap((term, at) => (factOf(term) === fact ? [{ text: term.text, at: from + at }] : []))

const wordsOf = (terms: readonly Term[]) =>
  new Set(terms.filter((term) => term.kind === 'word' && factOf(term) === undefined).map(({ text }) => text))

const longestStatement = 120

/** How much of its words a statement shares with the sentence; undefined for one that says something else. */
function retells(sentence: ReadonlySet<string>, statement: readonly Term[]) {
  if (statement.length > longestStatement || sentence.size < fewestWords) return undefined
  const words = wordsOf(statement)
  const shared = [...sentence].filter((text) => words.has(text)).length
  const alike = shared / Math.max(1, sentence.size + words.size - shared)
  return shared / sentence.size >= leastRetold && alike >= leastAlike ? alike : undefined
}

const isNegation = ({ kind }: Term) => kind === 'negation'

function factsThatDiffer(comparison: Comparison, unit: Unit, statement: readonly Term[]): Difference[] {
  const { terms, index } = comparison
  const facts: readonly Fact[] = ['number', 'side', 'drug', 'date', 'person']
  return facts.flatMap((kind) => {
    const ours = factsOf(terms, kind)
    const theirs = factsOf(statement, kind, unit.firstTerm)
    const [here, there] = [without(ours, theirs)[0], without(theirs, ours)[0]]
    return here && there ? [{ kind, draft: draftWords(comparison, here.at), notes: notesWords(index, there.at) }] : []
  })
}

function denialsThatDiffer(comparison: Comparison, unit: Unit, statement: readonly Term[]): Difference[] {
  const { terms, index } = comparison
  const [ours, theirs] = [terms.filter(isNegation).length, statement.filter(isNegation).length]
  // Speech says "no, no" where the record says it once.
  if (unit.question || ours === theirs || (index.spoken && ours > 0 && theirs > 0)) return []
  // The denial may be of something that the other does not speak of.
  const [more, fewer] = ours > theirs ? [terms, statement] : [statement, terms]
  const known = wordsOf(fewer)
  if ([...wordsOf(more)].some((text) => !known.has(text) && !isChartWord(text))) return []
  const draft = draftWords(comparison, 0, terms.length - 1)
  return [{ kind: 'negation', draft, notes: statementAt(index, unit.firstTerm) }]
}

/** A sentence that retells one statement of the notes nearly in its words, but with another figure, side, medicine, date, relative or denial. */
export const findRetellingDifferences: FindDifferences = (comparison) => {
  const { terms, index, sources } = comparison
  if (terms.length > longestStatement) return []
  const words = wordsOf(terms)
  const retold = sources
    .flatMap((source) => index.units[source] ?? [])
    .map((unit) => ({ unit, statement: index.terms.slice(unit.firstTerm, unit.endTerm) }))
    .filter(({ statement }) => retells(words, statement) !== undefined)
    .map(({ unit, statement }) => [
      ...factsThatDiffer(comparison, unit, statement),
      ...denialsThatDiffer(comparison, unit, statement),
    ])
  // One statement that agrees is enough.
  return retold.some((differences) => differences.length === 0) ? [] : (retold[0] ?? [])
}
