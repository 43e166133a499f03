import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'

const reach = 4

/** What a side is said of: the words around it, the nearer the heavier, up to the other side. */
function around(terms: readonly Term[], at: number) {
  const found = new Map<string, number>()
  for (const step of [1, -1])
    for (let distance = 1; distance <= reach; distance++) {
      const term = terms[at + step * distance]
      if (!term || term.kind === 'side') break
      const weight = (reach + 1 - distance) * (step === 1 ? 2 : 1)
      if (term.kind === 'word') found.set(term.text, Math.max(found.get(term.text) ?? 0, weight))
    }
  return found
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  let sum = 0
  for (const [text, weight] of a) sum += weight * (b.get(text) ?? 0)
  return sum
}

const bestOverlap = (side: string, words: ReadonlyMap<string, number>, index: NotesIndex) =>
  (index.places.get(side) ?? [])
    .slice(0, 200)
    .reduce((best, place) => Math.max(best, overlap(words, around(index.terms, place))), 0)

/** Whether each left and right of the sentence is said of the same thing in the notes, and not rather its opposite. */
export function agreesInSides(sentence: readonly Term[], index: NotesIndex) {
  return sentence.every((term, at) => {
    if (term.kind !== 'side') return true
    const words = around(sentence, at)
    const same = bestOverlap(term.text, words, index)
    const opposite = bestOverlap(term.text === 'left' ? 'right' : 'left', words, index)
    return words.size === 0 ? index.places.has(term.text) : same > 0 && same >= opposite
  })
}
