import type { Span } from '@medinotes/shared/consultations'
import type { NotesIndex, Unit } from './notes-index.ts'
import { hasOpposite } from './opposites.ts'
import { isCritical, type Term } from './terms.ts'
import { isRelative } from './words/relatives.ts'

const longestGap = 5
const stepBudget = 60_000

interface Walk {
  index: NotesIndex
  sentence: readonly Term[]
  steps: number
}

/** A repeated word ("five, five days") may be passed over; any other figure, side, sign or negation may not. */
const mayPass = (term: Term, matched: readonly Term[]) =>
  (!isCritical(term) && !hasOpposite(term.text)) || matched.slice(-4).some((before) => before.text === term.text)

/** The place in the notes of the last term matched when walking from `place` in one direction, or undefined. */
function walk(state: Walk, from: number, place: number, step: 1 | -1) {
  const { index, sentence } = state
  const matched: Term[] = []
  let at = place
  for (let next = from; next >= 0 && next < sentence.length; next += step) {
    const wanted = sentence[next]
    let gap = 0
    for (;;) {
      if (++state.steps > stepBudget) return undefined
      const term = index.terms[at]
      if (!term || !wanted) return undefined
      if (term.text === wanted.text) break
      if (++gap > longestGap || !mayPass(term, matched)) return undefined
      at += step
    }
    matched.push(wanted)
    at += step
  }
  return at - step
}

const isNegation = (index: NotesIndex, place: number, unit: number) =>
  index.unitOf[place] === unit && index.terms[place]?.kind === 'negation'

const isRelativeAt = (index: NotesIndex, place: number, unit: number) =>
  index.unitOf[place] === unit && isRelative(index.terms[place]?.text ?? '')

/** Whether the stretch leaves out the negation, or the answer, on which its meaning turns. */
function losesMeaning(index: NotesIndex, first: number, last: number, asks: (unit: Unit) => boolean) {
  const [firstUnit = -1, lastUnit = -1] = [index.unitOf[first], index.unitOf[last]]
  const before = [1, 2, 3].some((distance) => isNegation(index, first - distance, firstUnit))
  const after =
    !isNegation(index, last, lastUnit) && isNegation(index, last + 1, lastUnit) && index.unitOf[last + 2] !== lastUnit
  // "Mother has epilepsy" is not said of the patient.
  const ofRelative = [1, 2].some((distance) => isRelativeAt(index, first - distance, firstUnit))
  return before || after || ofRelative || (index.units[lastUnit]?.question === true && !asks(index.units[lastUnit]))
}

function rarest(sentence: readonly Term[], index: NotesIndex) {
  let best: { at: number; places: readonly number[] } | undefined
  for (const [at, term] of sentence.entries()) {
    const places = index.places.get(term.text)
    if (!places) return undefined
    if (!best || places.length < best.places.length) best = { at, places }
  }
  return best
}

/**
 * `asks` says whether the sentence may end with this question of the notes.
 * The units of the notes that say this sentence in the same words and order, shorthand, casing and fillers aside; undefined
 * when none do.
 */
export function findVerbatim(
  sentence: readonly Term[],
  index: NotesIndex,
  asks: (unit: Unit) => boolean,
): Span[] | undefined {
  const anchor = rarest(sentence, index)
  if (!anchor) return undefined
  const state: Walk = { index, sentence, steps: 0 }
  for (const place of anchor.places) {
    const last = walk(state, anchor.at, place, 1)
    const first = last === undefined ? undefined : walk(state, anchor.at, place, -1)
    if (state.steps > stepBudget) return undefined
    if (first === undefined || last === undefined || losesMeaning(index, first, last, asks)) continue
    return index.units
      .slice(index.unitOf[first], (index.unitOf[last] ?? 0) + 1)
      .map(({ start, end }) => ({ start, end }))
  }
  return undefined
}
