import type { Term } from './terms.ts'
import { measureOf } from './words/measures.ts'

const furthestUnit = 2

/** The unit that a figure has, past the other end of its range: "2 to 3 weeks". */
export function unitAfter(terms: readonly Term[], at: number) {
  for (let step = 1; step <= furthestUnit; step++) {
    const term = terms[at + step]
    const measure = term && measureOf(term.text)
    if (measure) return { at: at + step, text: term.text, measure }
    if (term?.kind !== 'number') return undefined
  }
  return undefined
}
