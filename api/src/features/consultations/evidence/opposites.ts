import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'
import { stem } from './words/stem.ts'

const pairs: readonly (readonly [string, string])[] = [
  ['left', 'right'],
  ['positive', 'negative'],
  ['normal', 'abnormal'],
  ['increase', 'decrease'],
  ['increase', 'reduce'],
  ['start', 'stop'],
  ['continue', 'stop'],
  ['better', 'worse'],
  ['improve', 'worsen'],
  ['acute', 'chronic'],
  ['medial', 'lateral'],
  ['upper', 'lower'],
  ['anterior', 'posterior'],
  ['mother', 'father'],
  ['brother', 'sister'],
  ['flexion', 'extension'],
]

const oppositesOf = new Map<string, string[]>()
for (const [one, other] of pairs)
  for (const [word, opposite] of [
    [stem(one), stem(other)],
    [stem(other), stem(one)],
  ] as const)
    oppositesOf.set(word, [...(oppositesOf.get(word) ?? []), opposite])
oppositesOf.set('left', ['right']).set('right', ['left'])

const reach = 4

/** Whether a word has an opposite that would turn round what is said. */
export const hasOpposite = (word: string) => oppositesOf.has(word)

/** What a word such as "left" or "positive" is said of: the words around it, the nearer the heavier, up to its opposite. */
function around(terms: readonly Term[], at: number) {
  const found = new Map<string, number>()
  const stops = new Set([terms[at]?.text, ...(oppositesOf.get(terms[at]?.text ?? '') ?? [])])
  for (const step of [1, -1])
    for (let distance = 1; distance <= reach; distance++) {
      const term = terms[at + step * distance]
      if (!term || stops.has(term.text)) break
      const weight = (reach + 1 - distance) * (step === 1 ? 2 : 1)
      if (term.kind === 'word' || term.kind === 'drug')
        found.set(term.text, Math.max(found.get(term.text) ?? 0, weight))
    }
  return found
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  let sum = 0
  for (const [text, weight] of a) sum += weight * (b.get(text) ?? 0)
  return sum
}

const bestOverlap = (word: string, words: ReadonlyMap<string, number>, index: NotesIndex) =>
  (index.places.get(word) ?? [])
    .slice(0, 200)
    .reduce((best, place) => Math.max(best, overlap(words, around(index.terms, place))), 0)

/** Whether each left, right, positive, increased… of the sentence is said of the same thing in the notes, not its opposite. */
export function agreesInOpposites(sentence: readonly Term[], index: NotesIndex) {
  return sentence.every((term, at) => {
    const opposites = oppositesOf.get(term.text)
    if (!opposites) return true
    const words = around(sentence, at)
    const same = bestOverlap(term.text, words, index)
    const opposite = Math.max(...opposites.map((word) => bestOverlap(word, words, index)))
    if (term.kind !== 'side') return same >= opposite
    return words.size === 0 ? index.places.has(term.text) : same > 0 && same >= opposite
  })
}
