import { type IdentifierKind, labels } from './finding.ts'
import { type KnownIdentifiers, wordsOfName } from './known-identifiers.ts'

interface Person {
  label: string
  words: Set<string>
  spellings: number
}

export type Placeholders = ReturnType<typeof createPlaceholders>

const fold = (word: string) =>
  word
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’.]/gu, '')
    .toLowerCase()
const isCovered = (words: Iterable<string>, by: ReadonlySet<string>) =>
  [...words].every((word) => by.has(word) || (word.length === 1 && [...by].some((whole) => whole.startsWith(word))))

const runTogether = (words: Iterable<string>) => [...words].join('')
const isSame = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  some.size > 0 &&
  others.size > 0 &&
  (isCovered(some, others) || isCovered(others, some) || runTogether(some) === runTogether(others))

// `B` for a person's second spelling; `S` is left out, since a plural's s may be written into the brackets.
const letters = 'BCDEFGHIJKLMNOPQRTUVWXYZ'
const suffixOf = (spelling: number): string =>
  spelling === 0
    ? ''
    : `_${(letters[Math.floor((spelling - 1) / letters.length) - 1] ?? '') + letters[(spelling - 1) % letters.length]}`

/**
 * Gives each identifier of a note its placeholder: the same spelling always the same, and the spellings of one person the same
 * number, so that a reader without the names can tell who is who: `[PATIENT]`, `[PERSON_1]`, `[PERSON_1_B]`.
 */
export function createPlaceholders({ patient, clinician }: Pick<KnownIdentifiers, 'patient' | 'clinician'>) {
  const values = new Map<string, string>()
  const byValue = new Map<string, string>()
  const counts = new Map<IdentifierKind, number>()
  const people: Person[] = []

  const count = (kind: IdentifierKind) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return `${labels[kind]}_${counts.get(kind)}`
  }
  const keep = (key: string, name: string, value: string) => {
    byValue.set(key, `[${name}]`)
    values.set(name, value)
    return `[${name}]`
  }
  function nameOf(value: string) {
    const words = new Set(wordsOfName(value).map(fold))
    const same = people.find((person) => isSame(words, person.words))
    const person = same ?? { label: count('person'), words, spellings: 0 }
    if (!same) people.push(person)
    for (const word of words) person.words.add(word)
    return `${person.label}${suffixOf(person.spellings++)}`
  }
  for (const [label, name] of [
    ['PATIENT', patient],
    ['CLINICIAN', clinician],
  ] as const) {
    people.push({ label, words: new Set(wordsOfName(name).map(fold)), spellings: 1 })
    keep(`person ${name.trim()}`, label, name.trim())
  }

  return {
    of(kind: IdentifierKind, value: string): string {
      const key = `${kind} ${value}`
      return byValue.get(key) ?? keep(key, kind === 'person' ? nameOf(value) : count(kind), value)
    },
    /** Of each kind, how many were given one. */
    counts: () => new Map(counts),
    /** What a placeholder, named without its brackets, stands for. */
    valueOf: (name: string) => values.get(name),
  }
}
