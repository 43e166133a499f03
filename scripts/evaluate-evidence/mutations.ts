import { commonMedicines } from './medicines.ts'
import type { Random } from '../evaluate/random.ts'

export const mutationKinds = [
  'dose',
  'unit',
  'number',
  'duration',
  'date',
  'side',
  'negation added',
  'negation dropped',
  'drug',
  'person',
] as const
export type MutationKind = (typeof mutationKinds)[number]

/** A place in a sentence and what would stand there instead. */
interface Change {
  start: number
  end: number
  text: string
}

const doseUnit = 'mg|mcg|milligrams?|micrograms?|grams?|ml|units?|tablets?|puffs?'
const timeUnit = 'days?|weeks?|months?|years?|hours?|minutes?'
const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const relatives: Readonly<Record<string, string>> = {
  mother: 'father',
  father: 'mother',
  brother: 'sister',
  sister: 'brother',
  grandmother: 'grandfather',
  grandfather: 'grandmother',
  aunt: 'uncle',
  uncle: 'aunt',
  wife: 'mother',
  husband: 'father',
  son: 'brother',
  daughter: 'sister',
}

function matches(sentence: string, pattern: RegExp, change: (found: string) => string | undefined): Change[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const text = change(match[0])
    return text === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text }]
  })
}

/** Another figure of the same size and form: 20 → 40, 8.1 → 9.1, 3 → 5. */
function otherFigure(figure: string, random: Random) {
  const value = Number(figure.replaceAll(',', ''))
  const decimals = figure.split('.')[1]?.length ?? 0
  const other = value >= 10 ? value * random.pick([0.5, 2, 3]) : value + random.pick([1, 2, 3])
  return decimals > 0 ? other.toFixed(decimals) : String(Math.round(other))
}

const sameCase = (word: string, like: string) =>
  /^\p{Lu}/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word

const opposite = (one: string, other: string) => (found: string) =>
  sameCase(found.toLowerCase() === one ? other : one, found)

type Mutate = (sentence: string, random: Random) => Change[]

const figureBefore = (unit: string) => new RegExp(String.raw`(?<![\d.,/-])\d+(?:\.\d+)?(?=[ -]?(?:${unit})\b)`, 'gi')
const plainFigure = new RegExp(
  String.raw`(?<![\w.,/:-])\d{1,3}(?:\.\d+)?(?![\d.,]*\d|[:\w]|[ -]?(?:${doseUnit}|${timeUnit})\b)`,
  'gi',
)

const mutate: Readonly<Record<MutationKind, Mutate>> = {
  dose: (sentence, random) => matches(sentence, figureBefore(doseUnit), (figure) => otherFigure(figure, random)),
  unit: (sentence, random) =>
    matches(sentence, /(?<=\d ?)(?:mg|mcg|milligrams?|micrograms?)\b/gi, (unit) =>
      /^mi?c/i.test(unit) ? 'mg' : random.pick(['mcg', 'g']),
    ),
  number: (sentence, random) => matches(sentence, plainFigure, (figure) => otherFigure(figure, random)),
  duration: (sentence, random) =>
    matches(sentence, figureBefore('(?:days?|weeks?|months?|years?|hours?)(?![ -]?old)'), (figure) =>
      otherFigure(figure, random),
    ),
  date: (sentence, random) => [
    ...matches(sentence, new RegExp(String.raw`\b(?:${months.join('|')})\b`, 'g'), (month) =>
      random.pick(months.filter((other) => other !== month)),
    ),
    ...matches(sentence, new RegExp(String.raw`\b(?:${weekdays.join('|')})\b`, 'g'), (day) =>
      random.pick(weekdays.filter((other) => other !== day)),
    ),
    ...matches(sentence, /\b(?:19|20)\d\d\b/g, (year) => String(Number(year) - random.pick([1, 2, 5]))),
  ],
  side: (sentence) => matches(sentence, /\b(?:left|right)\b/gi, opposite('left', 'right')),
  'negation added': (sentence) => [
    ...matches(sentence, /\b(?:reports|endorses|admits to|complains of)\b/gi, (verb) => sameCase('denies', verb)),
    ...matches(
      sentence,
      /\b(?:is|was|are|were|does|did)\b(?! (?:not|no|any|an?|some|he|she|they)\b)/g,
      (verb) => `${verb} not`,
    ),
    ...matches(sentence, /\b(?:there (?:is|are)|with|has) (?:an?|some) /gi, (start) => start.replace(/\w+ $/, 'no ')),
  ],
  'negation dropped': (sentence) => [
    ...matches(sentence, /\b(?:denies|denied)(?: any| having)?\b/gi, (verb) => sameCase('reports', verb)),
    ...matches(
      sentence,
      /\b(?<!\b(?:is|are|was|were|has|have|does|do|did|can|will|would|should) )(?:no|without)(?: any)? (?=\w)/gi,
      (word) => (/^without/i.test(word) ? 'with ' : ''),
    ),
    ...matches(
      sentence,
      /\b(?:(?<=\b(?:is|are|was|were|has|have|does|do|did|can|will|would|should) )(?:not|no)) (?=\w)/gi,
      () => '',
    ),
  ],
  drug: (sentence, random) =>
    matches(sentence, new RegExp(String.raw`\b(?:${commonMedicines.join('|')})\b`, 'gi'), (name) =>
      sameCase(random.pick(commonMedicines), name),
    ),
  person: (sentence) =>
    matches(sentence, new RegExp(String.raw`\b(?:${Object.keys(relatives).join('|')})\b`, 'gi'), (person) => {
      const other = relatives[person.toLowerCase()]
      return other && sameCase(other, person)
    }),
}

/** The sentence with one fact of this kind changed, or undefined when it holds none. */
export function mutateSentence(sentence: string, kind: MutationKind, random: Random): string | undefined {
  const changes = mutate[kind](sentence, random).filter(
    ({ start, end, text }) => text.toLowerCase() !== sentence.slice(start, end).toLowerCase(),
  )
  if (changes.length === 0) return undefined
  const { start, end, text } = random.pick(changes)
  return sentence.slice(0, start) + text + sentence.slice(end)
}
