import type { NotesIndex } from './notes-index.ts'
import { agreesInOpposites } from './opposites.ts'
import { agreesInPolarity } from './polarity.ts'
import type { Term } from './terms.ts'
import { stem } from './words/stem.ts'

const leastShare = 0.4
const stems = (words: string) => new Set(words.split(' ').map(stem))
const doseUnits = stems('mg mcg g ml tablets capsules puffs drops units')
const units = stems(
  'mg mcg g ml tablets capsules puffs drops units kg l mm cm m percent days weeks months years hours minutes degrees times mmhg bpm',
)

interface Sources {
  units: ReadonlySet<number>
  index: NotesIndex
  /** Places looked at for this sentence so far. */
  steps: number
}

const stepBudget = 60_000

/** The terms of the sources, as places in the notes. */
function placesOf(sources: readonly number[], index: NotesIndex) {
  return sources.flatMap((unit) => {
    const { firstTerm, endTerm } = index.units[unit] ?? { firstTerm: 0, endTerm: 0 }
    return Array.from({ length: endTerm - firstTerm }, (_, offset) => firstTerm + offset)
  })
}

// No sentence is so long; notes without a full stop may be, and each of their figures would search all of them.
const longestReach = 200

const nearestDrug = (sentence: readonly Term[], at: number) =>
  sentence.slice(Math.max(0, at - longestReach), at).findLast((term) => term.kind === 'drug') ??
  sentence.slice(at, at + 4).find((term) => term.kind === 'drug')

/** Whether a figure in the notes stands near a word that it stands near in the sentence. */
function inSameCompany(sentence: readonly Term[], at: number, place: number, index: NotesIndex) {
  const words = sentence.slice(Math.max(0, at - 2), at + 3).filter((term) => term.kind !== 'number')
  const near = new Set(index.terms.slice(Math.max(0, place - 4), place + 5).map((term) => term.text))
  return words.length === 0 || words.some((term) => near.has(term.text))
}

/** Whether one of the sources says this term at a place that is `right`; past all patience, none does. */
function standsWhere(term: Term | undefined, sources: Sources, right: (place: number) => boolean) {
  for (const place of sources.index.places.get(term?.text ?? '') ?? []) {
    if (++sources.steps > stepBudget) return false
    if (sources.units.has(sources.index.unitOf[place] ?? -1) && right(place)) return true
  }
  return false
}

/** Whether a figure stands in the sources with the same unit and, being a dose, beside the same medicine. */
function hasNumber(sentence: readonly Term[], at: number, sources: Sources) {
  const { index } = sources
  const unit = sentence[at + 1]?.text
  const drug = unit && doseUnits.has(unit) ? nearestDrug(sentence, at) : undefined
  return standsWhere(sentence[at], sources, (place) => {
    if (index.terms[place]?.kind !== 'number') return false
    if (unit && units.has(unit) && index.terms[place + 1]?.text !== unit) return false
    if (!drug) return inSameCompany(sentence, at, place, index)
    const before = index.terms.slice(Math.max(0, place - 12), place).findLast((term) => term.kind === 'drug')
    const after = index.terms.slice(place, place + 5).find((term) => term.kind === 'drug')
    return before?.text === drug.text || after?.text === drug.text
  })
}

const numbersBeside = (terms: readonly Term[], at: number, reach: number) =>
  terms.slice(Math.max(0, at - reach), at + reach + 1).filter((term) => term.kind === 'number')

/** Whether a month or weekday stands in the sources beside the same figures. */
const hasDate = (sentence: readonly Term[], at: number, sources: Sources) =>
  standsWhere(sentence[at], sources, (place) => {
    const beside = new Set(numbersBeside(sources.index.terms, place, 2).map((term) => term.text))
    return numbersBeside(sentence, at, 1).every((term) => beside.has(term.text))
  })

/** Whether the sources bear out the sentence: enough of its words, and each figure, date, medicine, side and negation. */
export function isSupported(sentence: readonly Term[], sources: readonly number[], index: NotesIndex) {
  const places = placesOf(sources, index)
  const known = new Set(places.map((place) => index.terms[place]?.text ?? ''))
  const words = new Set(sentence.filter((term) => term.kind !== 'negation').map((term) => term.text))
  const carried = [...words].filter((text) => known.has(text)).length
  if (words.size > 0 && carried / words.size < leastShare) return false
  const from = { units: new Set(sources), index, steps: 0 }
  const figuresStand = sentence.every((term, at) => {
    if (term.kind === 'number') return hasNumber(sentence, at, from)
    if (term.kind === 'date') return hasDate(sentence, at, from)
    // L5, HbA1c and T2 differ by a figure too.
    return (term.kind !== 'drug' && !/\d/.test(term.text)) || known.has(term.text)
  })
  return figuresStand && agreesInOpposites(sentence, index) && agreesInPolarity(sentence, places, index)
}
