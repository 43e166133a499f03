import type { Term } from './terms.ts'
import { stem } from './words/stem.ts'

/** Terms of a draft's sentence that are stated or denied together: an item of a list, or what stands up to the next stop. */
export interface Clause {
  places: number[]
  /** Undefined where a list may or may not go on with what is denied: "no cough, fever". */
  denied: boolean | undefined
  /** Where the negation stands that denies it. */
  negation?: number
}

const stop =
  /[;:.?]|,\s*(?:but|however|although|he|she|they|it|the|which|who)\b|\b(?:but|however|although|except|besides|while|who|which|because|until|unless|when|if|due)\b|\n/i
const item = /[,/•]|\b(?:and|or|nor)\b/i
const either = /\b(?:or|nor)\b/i
/** Words before which a list of things denied goes on to its end. */
const deniesList = /^(?:den(?:y|ies|ied|ying)|without|negative)$/i
const longestItem = 4

interface Reading {
  text: string
  terms: readonly Term[]
}

const gapBefore = ({ text, terms }: Reading, at: number) =>
  text.slice(terms[at - 1]?.end ?? 0, terms[at]?.start ?? text.length)

/** "Chest pain: no" denies what stands before. */
const isClosedByDenial = (terms: readonly Term[]) =>
  terms.length >= 2 && terms.length <= 8 && terms.at(-1)?.kind === 'negation'

const negative = stem('negative')

/** A negation, or "negative" before what it is for. */
const denies = (reading: Reading, at: number) =>
  reading.terms[at]?.kind === 'negation' ||
  (reading.terms[at]?.text === negative && /\bfor\b/i.test(gapBefore(reading, at + 1)))

/** Whether the list that goes on here ends in "or": all of it is denied. */
function endsInOr(reading: Reading, from: number) {
  for (let at = from; at < Math.min(reading.terms.length, from + 24); at++) {
    const gap = gapBefore(reading, at)
    if (either.test(gap)) return true
    if (stop.test(gap) || denies(reading, at)) return false
  }
  return false
}

/** How what follows a gap is denied, given how what stands before it is. */
function deniedAfter(reading: Reading, at: number, denied: Clause['denied'], listed: boolean) {
  const gap = gapBefore(reading, at)
  if (at > 0 && stop.test(gap)) return false
  if (denied === false || !item.test(gap) || listed || endsInOr(reading, at)) return denied
  return undefined
}

/** Cuts a sentence where what is denied ends, and a list at its commas. */
export function readClauses(reading: Reading): Clause[] {
  const { text, terms } = reading
  if (isClosedByDenial(terms))
    return [{ places: terms.slice(0, -1).map((_, at) => at), denied: true, negation: terms.length - 1 }]
  const clauses: Clause[] = []
  let current: Clause = { places: [], denied: false }
  let listed = false
  const begin = (clause: Omit<Clause, 'places'>) => {
    clauses.push(current)
    current = { ...clause, places: [] }
  }
  for (const [at, term] of terms.entries()) {
    const gap = gapBefore(reading, at)
    const denied = deniedAfter(reading, at, current.denied, listed)
    if (at > 0 && (stop.test(gap) || item.test(gap))) {
      // "Skin:" heads what is said of it.
      if (/^[^\w]*:/.test(gap)) current.places = []
      begin({ ...current, denied })
    }
    if (denies(reading, at)) {
      listed = deniesList.test(text.slice(term.start, term.end))
      begin({ denied: true, negation: at })
    } else {
      if (current.denied && !listed && current.places.length >= longestItem) begin({ denied: undefined })
      current.places.push(at)
    }
  }
  return [...clauses, current].filter(({ places }) => places.length > 0)
}
