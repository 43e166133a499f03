import type { Difference } from '@medinotes/shared/consultations'
import { draftWords, statementAt, type Comparison, type FindDifferences } from './difference.ts'
import { readClauses, type Clause } from './draft-clauses.ts'
import type { NotesIndex } from './notes-index.ts'
import { placesOf } from './places.ts'
import type { Term } from './terms.ts'
import { saysNothingIsWrong } from './words/all-clear.ts'
import { isChartWord } from './words/chart-words.ts'

const strictReach = 3
const wideReach = 6

/** How many terms before `at`, in the same stretch, a negation stands; 0 when none does. */
function negatedAt(terms: readonly Term[], at: number, from: number, reach: number) {
  for (let distance = 1; distance <= reach && at - distance >= from; distance++)
    if (terms[at - distance]?.kind === 'negation') return distance
  return 0
}

/** "Chest pain: no" or "pain nil": the negation that closes a short stretch is said of all of it. */
const closesWith = (terms: readonly Term[], from: number, end: number, kind: Term['kind']) =>
  end - from >= 2 && end - from <= 8 && terms[end - 1]?.kind === kind

type Polarity = 'yes' | 'no' | 'either'

function isNearAllClear(index: NotesIndex, place: number) {
  const unit = index.units[index.unitOf[place] ?? -1]
  const from = Math.max(unit?.firstTerm ?? 0, place - 4)
  const to = Math.min(unit?.endTerm ?? 0, place + 5)
  return index.terms.slice(from, to).some((term, at) => from + at !== place && saysNothingIsWrong(term.text))
}

function polarityAt(place: number, index: NotesIndex): Polarity {
  const unit = index.units[index.unitOf[place] ?? 0]
  if (!unit) return 'either'
  if (unit.question) return unit.answer === 'other' ? 'either' : unit.answer
  const distance = negatedAt(index.terms, place, unit.firstTerm, wideReach)
  if ((distance > 0 && distance <= strictReach) || closesWith(index.terms, unit.firstTerm, unit.endTerm, 'negation'))
    return 'no'
  return distance > 0 || isNearAllClear(index, place) ? 'either' : 'yes'
}

const isJudged = ({ kind, text }: Term) =>
  (kind === 'word' || kind === 'drug') && !isChartWord(text, text) && !saysNothingIsWrong(text)

/** Whether the notes have every word of the clause that they have at all only the other way round. */
function isTurnedRound(clause: Clause, comparison: Comparison) {
  const judged = clause.places.filter((at) => {
    const term = comparison.terms[at]
    return term !== undefined && isJudged(term) && comparison.index.places.has(term.text)
  })
  const [rarest] = judged.toSorted(
    (a, b) => placesOf(comparison, textAt(comparison, a)).length - placesOf(comparison, textAt(comparison, b)).length,
  )
  if (rarest === undefined) return undefined
  const contrary = clause.denied ? 'yes' : 'no'
  const checked = clause.denied ? judged : [rarest]
  const places = checked.flatMap((at) => placesOf(comparison, textAt(comparison, at)))
  return places.every((place) => polarityAt(place, comparison.index) === contrary) ? places[0] : undefined
}

const textAt = ({ terms }: Comparison, at: number) => terms[at]?.text ?? ''

/** What a sentence denies and the notes state, or states and the notes deny. */
export const findPolarityDifferences: FindDifferences = (comparison) =>
  readClauses(comparison).flatMap((clause): Difference[] => {
    const place = isTurnedRound(clause, comparison)
    const [first, last] = [clause.places[0], clause.places.at(-1)]
    if (place === undefined || first === undefined || last === undefined) return []
    return [
      {
        kind: 'negation',
        draft: draftWords(comparison, clause.negation ?? first, last),
        notes: statementAt(comparison.index, place),
      },
    ]
  })
