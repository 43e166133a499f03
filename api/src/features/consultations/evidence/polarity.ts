import type { Difference } from '@medinotes/shared/consultations'
import { draftWords, statementAt, type Comparison, type FindDifferences } from './difference.ts'
import { readClauses, type Clause } from './draft-clauses.ts'
import type { NotesIndex, Unit } from './notes-index.ts'
import { placesOf } from './places.ts'
import type { Term } from './terms.ts'
import { saysNothingIsWrong } from './words/all-clear.ts'
import { isChartWord } from './words/chart-words.ts'

const strictReach = 3
const wideReach = 6

/** "No, I am having pain": an answer to what went before, which denies nothing after it. */
const onlyAnswers = ({ notes, terms }: NotesIndex, at: number) =>
  /^\s?[,.]/.test(notes.slice(terms[at]?.end ?? 0, (terms[at]?.end ?? 0) + 2))

/** How many terms before a place, in the same unit, a negation stands; 0 when none does. */
function negatedAt(index: NotesIndex, place: number, firstTerm: number) {
  for (let distance = 1; distance <= wideReach && place - distance >= firstTerm; distance++) {
    const at = place - distance
    if (index.terms[at]?.kind === 'negation') return at === firstTerm && onlyAnswers(index, at) ? wideReach : distance
  }
  return 0
}

/** "Chest pain: no" or "pain nil": the negation that closes a short stretch is said of all of it. */
const closesWith = (terms: readonly Term[], from: number, end: number, kind: Term['kind']) =>
  end - from >= 2 && end - from <= 8 && terms[end - 1]?.kind === kind

type Polarity = 'yes' | 'no' | 'either'

function isNearAllClear(index: NotesIndex, place: number, clause: readonly string[]) {
  const unit = index.units[index.unitOf[place] ?? -1]
  const from = Math.max(unit?.firstTerm ?? 0, place - 4)
  const to = Math.min(unit?.endTerm ?? 0, place + 5)
  return index.terms
    .slice(from, to)
    .some((term, at) => from + at !== place && saysNothingIsWrong(term.text) && !clause.includes(term.text))
}

const mostAsked = 4
/** Whether a question asks for one thing, so that "yes" is said of all of it. */
const isOneThing = ({ firstTerm, endTerm }: Unit) => endTerm - firstTerm <= mostAsked

function polarityAt(place: number, index: NotesIndex, clause: readonly string[]): Polarity {
  const unit = index.units[index.unitOf[place] ?? 0]
  if (!unit) return 'either'
  if (unit.question) return unit.answer === 'no' || (unit.answer === 'yes' && isOneThing(unit)) ? unit.answer : 'either'
  const distance = negatedAt(index, place, unit.firstTerm)
  if ((distance > 0 && distance <= strictReach) || closesWith(index.terms, unit.firstTerm, unit.endTerm, 'negation'))
    return 'no'
  return distance > 0 || isNearAllClear(index, place, clause) ? 'either' : 'yes'
}

const isJudged = ({ kind, text }: Term) => (kind === 'word' || kind === 'drug') && !isChartWord(text)

/** The places of these words in the nearest sources, or anywhere when those have none of them. */
function placesNearby(comparison: Comparison, texts: readonly string[]) {
  const all = texts.flatMap((text) => placesOf(comparison, text))
  const near = all.filter((place) => comparison.sources.includes(comparison.index.unitOf[place] ?? -1))
  return near.length > 0 ? near : all
}

const unitsAround = 1
/** Whether anything is denied, answered with no or found normal in or beside the nearest sources. */
const hasDenialNear = ({ index, sources }: Comparison) =>
  sources.some((source) =>
    index.units.slice(Math.max(0, source - unitsAround), source + unitsAround + 1).some(({ denies }) => denies),
  )

/** Where the notes say of a clause's words the contrary, and nowhere what it says; undefined when they do not. */
function isTurnedRound(clause: Clause, comparison: Comparison) {
  const { index } = comparison
  const judged = clause.places
    .flatMap((at) => comparison.terms[at] ?? [])
    .filter((term) => isJudged(term) && index.places.has(term.text))
    .map(({ text }) => text)
  const count = (text: string) => index.places.get(text)?.length ?? 0
  const [rarest] = judged.toSorted((a, b) => count(a) - count(b))
  if (clause.denied && index.spoken && comparison.sources.length > 0 && !hasDenialNear(comparison))
    return index.units[comparison.sources[0] ?? 0]?.firstTerm
  if (rarest === undefined || clause.denied === undefined) return undefined
  const places = placesNearby(comparison, clause.denied ? judged : [rarest])
  const said = places.map((place) => polarityAt(place, index, judged))
  if (clause.denied) return !said.includes('no') && said.includes('yes') ? places[0] : undefined
  return said.every((polarity) => polarity === 'no') ? places[0] : undefined
}

/** What a sentence denies and the notes state, or states and the notes deny. */
export const findPolarityDifferences: FindDifferences = (comparison) =>
  readClauses(comparison).flatMap((clause): Difference[] => {
    const place = isTurnedRound(clause, comparison)
    const [first, last] = [clause.places[0], clause.places.at(-1)]
    if (place === undefined || first === undefined || last === undefined) return []
    return [
      {
        kind: 'negation',
        draft: draftWords(
          comparison,
          Math.min(clause.negation ?? first, first),
          Math.max(clause.negation ?? last, last),
        ),
        notes: statementAt(comparison.index, place),
      },
    ]
  })
