import { draftWords, mayLook, statementAt, type Comparison, type FindDifferences } from './difference.ts'
import { placesOf } from './places.ts'
import type { Term } from './terms.ts'
import { rootOf } from './words/root.ts'
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
const spokenReach = 12
// In talk a word far off says little: the words beside it must agree.
const leastOverlap = 60

/** Whether a word has an opposite that would turn round what is said. */
export const hasOpposite = (word: string) => oppositesOf.has(word)

/** What a word such as "left" or "positive" is said of: the words around it, the nearer the heavier, up to its opposite. */
function around(terms: readonly Term[], at: number, reach: number) {
  const found = new Map<string, number>()
  const stops = new Set([terms[at]?.text, ...(oppositesOf.get(terms[at]?.text ?? '') ?? [])])
  for (const step of [1, -1])
    for (let distance = 1; distance <= reach; distance++) {
      const term = terms[at + step * distance]
      if (!term || stops.has(term.text)) break
      const weight = (reach + 1 - distance) * (step === 1 ? 2 : 1)
      const root = rootOf(term.text)
      if (term.kind === 'word' || term.kind === 'drug') found.set(root, Math.max(found.get(root) ?? 0, weight))
    }
  return found
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  let sum = 0
  for (const [text, weight] of a) sum += weight * (b.get(text) ?? 0)
  return sum
}

/** The place of the notes where a word is most said of these words, and how much. */
function bestPlace(comparison: Comparison, word: string, words: ReadonlyMap<string, number>) {
  const { index } = comparison
  let best = { place: index.places.get(word)?.[0], overlap: 0 }
  for (const place of placesOf(comparison, word)) {
    if (!mayLook(comparison)) break
    const found = overlap(words, around(index.terms, place, index.spoken ? spokenReach : reach))
    if (found > best.overlap) best = { place, overlap: found }
  }
  return best
}

/** The left, right, positive, increased… of a sentence that the notes say of something else, or whose opposite they say of it. */
export const findOppositeDifferences: FindDifferences = (comparison) =>
  comparison.terms.flatMap((term, at) => {
    const opposites = oppositesOf.get(term.text)
    if (!opposites) return []
    const words = around(comparison.terms, at, reach)
    const same = bestPlace(comparison, term.text, words)
    const opposite = opposites
      .map((word) => bestPlace(comparison, word, words))
      .reduce((best, one) => (one.overlap > best.overlap ? one : best))
    const isSide = term.kind === 'side'
    const agrees =
      isSide && words.size === 0
        ? comparison.index.places.has(term.text)
        : isSide
          ? same.overlap > 0 && same.overlap >= opposite.overlap
          : opposite.overlap <= same.overlap || (comparison.index.spoken && opposite.overlap < leastOverlap)
    if (agrees) return []
    const kind = isSide ? 'side' : 'opposite'
    const notes = opposite.overlap > 0 ? statementAt(comparison.index, opposite.place) : null
    return [{ kind, draft: draftWords(comparison, at), notes }]
  })
