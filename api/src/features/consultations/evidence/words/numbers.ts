import type { Term } from '../terms.ts'

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'

const values = new Map<string, string>([
  ...units.split(' ').map((word, value) => [word, String(value)] as const),
  ...tens.split(' ').map((word, index) => [word, String((index + 2) * 10)] as const),
  // "Second" is a time as well, "third" a share: the ordinals above them are plain.
  ...ordinals
    .split(' ')
    .map((word, index) => [word, String(index + 1)] as const)
    .slice(3),
  ['twentieth', '20'],
  ['thirtieth', '30'],
  ['hundred', '100'],
  ['thousand', '1000'],
  ['once', 'once'],
  ['twice', 'twice'],
])

/** The figure a number word stands for, or undefined. */
export const numberWord = (word: string) => values.get(word)

/** A figure as it is compared: without separators, leading zeros and closing zeros of a decimal. */
export function plainFigure(figure: string) {
  const digits = figure.replace(/,(?=\d{3})/g, '')
  if (!/^\d+(?:\.\d+)?$/.test(digits)) return digits
  const value = digits.replace(/^0+(?=\d)/, '')
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** "one" "forty" → 140 and "nineteen" "ninety" → 1990, as figures are read out. */
function readOut(a: number, b: number) {
  if (b < 10 || b > 99) return undefined
  if (a >= 1 && a <= 9) return a * 100 + b
  return a === 19 || a === 20 ? a * 100 + b : undefined
}

function joined(a: number, b: number) {
  if (!Number.isInteger(a) || !Number.isInteger(b)) return undefined
  if ((b === 100 && a > 0 && a < 100) || (b === 1000 && a > 0 && a < 1000)) return a * b
  const place =
    a >= 1000 && a % 1000 === 0
      ? 1000
      : a >= 100 && a % 10 === 0
        ? a % 100 === 0
          ? 100
          : 10
        : a >= 20 && a < 100 && a % 10 === 0
          ? 10
          : 0
  if (place > 0 && b > 0 && b < place) return a + b
  return readOut(a, b)
}

const spelled = (text: string, start: number, end: number) => Number.isNaN(Number(text)) || end - start > text.length
const isSpelled = (term: Term | undefined) =>
  term?.kind === 'number' && !Number.isNaN(Number(term.text)) && spelled(term.text, term.start, term.end)

/** "eight" "point" "one" → 8.1, or undefined. */
function decimal(terms: readonly Term[], at: number): Term | undefined {
  const [whole, point, part] = [terms[at], terms[at + 1], terms[at + 2]]
  if (!whole || !part || point?.text !== 'point' || whole.kind !== 'number' || part.kind !== 'number') return undefined
  if (!/^\d+$/.test(whole.text) || !/^\d$/.test(part.text) || part.start - whole.end > ' point '.length)
    return undefined
  return { ...whole, text: plainFigure(`${whole.text}.${part.text}`), end: part.end }
}

/** "fifty" "one" → "51", "eight" "point" "one" → "8.1"; figures stay as they are. */
export function joinNumberWords(terms: readonly Term[], text: string): Term[] {
  const result: Term[] = []
  for (let at = 0; at < terms.length; at++) {
    const whole = decimal(terms, at)
    const term = whole ?? terms[at]
    if (!term) continue
    if (whole) at += 2
    const previous = result.at(-1)
    const bothWords =
      previous && isSpelled(previous) && isSpelled(term) && /^[\s-]*$/.test(text.slice(previous.end, term.start))
    const value = bothWords ? joined(Number(previous.text), Number(term.text)) : undefined
    if (previous && value !== undefined) result[result.length - 1] = { ...previous, text: String(value), end: term.end }
    else result.push(term)
  }
  return result
}
