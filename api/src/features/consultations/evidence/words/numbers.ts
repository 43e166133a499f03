import type { Term } from '../terms.ts'

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

const values = new Map<string, string>([
  ...units.split(' ').map((word, value) => [word, String(value)] as const),
  ...tens.split(' ').map((word, index) => [word, String((index + 2) * 10)] as const),
  ['hundred', '100'],
  ['thousand', '1000'],
  ['once', 'once'],
  ['twice', 'twice'],
])

/** The figure a number word stands for, or undefined. */
export const numberWord = (word: string) => values.get(word)

function joined(left: Term, right: Term) {
  const [a, b] = [Number(left.text), Number(right.text)]
  if (left.kind !== 'number' || right.kind !== 'number') return undefined
  if (!Number.isInteger(a) || !Number.isInteger(b)) return undefined
  if ((b === 100 && a > 0 && a < 100) || (b === 1000 && a > 0 && a < 1000)) return a * b
  const place =
    a >= 1000 && a % 1000 === 0 ? 1000 : a >= 100 && a % 100 === 0 ? 100 : a >= 20 && a < 100 && a % 10 === 0 ? 10 : 0
  return place > 0 && b > 0 && b < place ? a + b : undefined
}

const spelled = (text: string, start: number, end: number) => Number.isNaN(Number(text)) || end - start > text.length

/** "fifty" "one" → "51"; figures stay as they are. */
export function joinNumberWords(terms: readonly Term[], text: string): Term[] {
  const result: Term[] = []
  for (const term of terms) {
    const previous = result.at(-1)
    const bothWords =
      previous &&
      /^[\s-]*$/.test(text.slice(previous.end, term.start)) &&
      spelled(previous.text, previous.start, previous.end) &&
      spelled(term.text, term.start, term.end)
    const value = bothWords ? joined(previous, term) : undefined
    if (previous && value !== undefined) result[result.length - 1] = { ...previous, text: String(value), end: term.end }
    else result.push(term)
  }
  return result
}
