import type { Term } from './terms.ts'

/** Terms of a draft's sentence that are stated or denied together: an item of a list, or what stands up to the next stop. */
export interface Clause {
  places: number[]
  denied: boolean
  /** Where the negation stands that denies it. */
  negation?: number
}

const stop =
  /[;:.?]|,\s*(?:but|however|although|he|she|they|it|the|which|who)\b|\b(?:but|however|although|except|besides|while|who|which|because|until|unless|when|if)\b|\n/i
const item = /[,/•]|\b(?:and|or|nor|any|with)\b/i
const carriesOn = /\b(?:or|nor)\b/i

interface Reading {
  text: string
  terms: readonly Term[]
}

const gapBefore = ({ text, terms }: Reading, at: number) =>
  text.slice(terms[at - 1]?.end ?? 0, terms[at]?.start ?? text.length)

const longestItem = 4

/** "Chest pain: no" denies, "Numbness: yes" states, what stands before. */
function closedBy(terms: readonly Term[]) {
  const last = terms.at(-1)
  return terms.length >= 2 && terms.length <= 8 && last?.kind === 'negation'
}

/** Words before which a list of things denied goes on to its end. */
const deniesList = /^(?:den(?:y|ies|ied|ying)|without|negative)$/i

/** Cuts a sentence where what is denied ends, and a list at its commas. */
export function readClauses(reading: Reading): Clause[] {
  const { text, terms } = reading
  if (closedBy(terms)) return [{ places: terms.slice(0, -1).map((_, at) => at), denied: true, negation: terms.length - 1 }]
  const clauses: Clause[] = []
  let current: Clause = { places: [], denied: false }
  let negation: number | undefined
  let listed = false
  const close = () => {
    if (current.places.length > 0) clauses.push(current)
    current = { places: [], denied: negation !== undefined, ...(negation !== undefined && { negation }) }
  }
  for (const [at, term] of terms.entries()) {
    const gap = gapBefore(reading, at)
    if (at > 0 && stop.test(gap)) {
      negation = undefined
      listed = false
      // "Skin:" heads what is said of it.
      if (/^[^\w]*:/.test(gap)) current.places = []
      close()
    } else if (at > 0 && item.test(gap)) {
      if (!listed && !carriesOn.test(gap)) negation = undefined
      close()
    }
    if (term.kind === 'negation') {
      negation = at
      listed = deniesList.test(text.slice(term.start, term.end))
      close()
      continue
    }
    if (current.denied && !listed && current.places.length >= longestItem) {
      negation = undefined
      close()
    }
    current.places.push(at)
  }
  close()
  return clauses
}
