import type { LetterDifference } from '@medinotes/shared/patient-letters'
import { sameDate } from './facts/dates.ts'
import { factsOf, type LetterFact, numbersInWords } from './facts/letter-facts.ts'
import { sameTime } from './facts/times.ts'

interface Letter {
  text: string
  language: string
}

function agrees(a: LetterFact, b: LetterFact) {
  if (a.kind !== b.kind) return isSameHour(a, b) || isSameHour(b, a)
  if (a.kind === 'date') return sameDate(a.key, b.key)
  return a.kind === 'time' ? sameTime(a.key, b.key) : a.key === b.key
}

/** "9 am" may be "9" with a word for the morning that is not known here. */
const isSameHour = (time: LetterFact, number: LetterFact) =>
  time.kind === 'time' &&
  number.kind === 'number' &&
  time.key.replace(/[ap]m$/, '') === String((Number(number.key) % 12) * 60)

/** Those of `facts` that have no like among `others`, each of which stands for one; and the others that are left. */
function unmatched(facts: readonly LetterFact[], others: readonly LetterFact[]) {
  const left = [...others]
  const take = (fact: LetterFact, isLike: (a: LetterFact, b: LetterFact) => boolean) => {
    const at = left.findIndex((other) => isLike(fact, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  // The very same first, so that what is merely like it is left for others.
  const inexact = facts.filter((fact) => !take(fact, (a, b) => a.kind === b.kind && a.key === b.key))
  return { missing: inexact.filter((fact) => !take(fact, agrees)), added: left }
}

/** Without those that are told in words elsewhere. */
function exceptInWords(facts: readonly LetterFact[], words: readonly string[]) {
  const left = [...words]
  return facts.filter(({ kind, key }) => {
    const at = kind === 'number' ? left.indexOf(key) : -1
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const differenceOf = (change: LetterDifference['change'], { kind, text }: LetterFact): LetterDifference => ({
  kind,
  change,
  text: text.slice(0, 200),
})

/** A dose whose unit is not known stands there as a number: what is missing is told once. */
function exceptFigureOf(missing: readonly LetterFact[], added: readonly LetterFact[]) {
  const figures = missing.flatMap(({ kind, key }) => (kind === 'dose' ? [key.split(' ')[0] ?? ''] : []))
  return exceptInWords(added, figures)
}

/** What figures a letter lacks of the one it was made from, or has beyond it. */
export function compareLetters(original: Letter, rewritten: Letter): LetterDifference[] {
  const { missing, added } = unmatched(
    factsOf(original.text, original.language),
    factsOf(rewritten.text, rewritten.language),
  )
  const lacking = exceptInWords(missing, numbersInWords(rewritten.text, rewritten.language))
  const beyond = exceptInWords(added, numbersInWords(original.text, original.language))
  return [
    ...lacking.map((fact) => differenceOf('missing', fact)),
    ...exceptFigureOf(lacking, beyond).map((fact) => differenceOf('added', fact)),
  ]
}

/** A letter made from a note tells less than it, but nothing beyond. */
export const compareWithNote = (note: Letter, letter: Letter) =>
  compareLetters(note, letter).filter(({ change }) => change === 'added')
