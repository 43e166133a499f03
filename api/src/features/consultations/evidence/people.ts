import { draftWords, statementAt, type Comparison, type FindDifferences } from './difference.ts'
import { placesOf } from './places.ts'
import { rootsAround, sharedAround } from './surroundings.ts'
import type { Term } from './terms.ts'
import { isConditionOrTreatment } from './words/conditions.ts'
import { isRelative, namesOfRelative } from './words/relatives.ts'

const reach = 6

/** How many of the words about a relative the notes have about this one. */
const saidOf = (comparison: Comparison, name: string, around: ReadonlySet<string>) =>
  placesOf(comparison, name).reduce(
    (best, place) => Math.max(best, sharedAround(around, comparison.index, place, reach)),
    0,
  )

/** What is told of a relative: the words after it, up to the next relative. */
function toldOf(terms: readonly Term[], at: number) {
  const next = terms.findIndex((term, place) => place > at && isRelative(term.text))
  const roots = rootsAround(terms.slice(at, next < 0 ? at + reach : next), 0, reach)
  return roots.size > 0 ? roots : rootsAround(terms, at, reach)
}

/** The relatives of a sentence who are not in the notes, or of whom the notes do not say this while they do of another. */
const findRelativeDifferences: FindDifferences = (comparison) =>
  comparison.terms.flatMap((term, at) => {
    if (!isRelative(term.text)) return []
    const names = namesOfRelative(term.text)
    const around = toldOf(comparison.terms, at)
    const same = Math.max(...names.map((name) => saidOf(comparison, name, around)))
    const known = names.some((name) => comparison.index.places.has(name))
    const others = comparison.index.relatives.filter((text) => !names.includes(text))
    const rival = others
      .map((text) => ({ text, score: saidOf(comparison, text, around) }))
      .toSorted((a, b) => b.score - a.score)[0]
    if (known && same >= (rival?.score ?? 0)) return []
    if (known && same > 0 && comparison.index.spoken) return []
    const place = rival && rival.score > 0 ? comparison.index.places.get(rival.text)?.[0] : undefined
    return [{ kind: 'person', draft: draftWords(comparison, at), notes: statementAt(comparison.index, place) }]
  })

const familyReach = 12
const isFamilyNear = ({ index }: Comparison, place: number) =>
  index.terms
    .slice(Math.max(0, place - familyReach), place + familyReach + 1)
    .some(({ text }) => isRelative(text) || text === 'family' || text === 'sibling')

/** Conditions that a sentence says of the patient and the notes only of the family. */
const findFamilyDifferences: FindDifferences = (comparison) => {
  const { terms, index, text } = comparison
  if (/\bfamily\b/i.test(text) || terms.some((term) => isRelative(term.text))) return []
  return terms.flatMap((term, at) => {
    const word = text.slice(term.start, term.end).toLowerCase()
    if (term.kind !== 'word' || !isConditionOrTreatment(word)) return []
    const places = placesOf(comparison, term.text)
    const onlyFamily =
      places.length > 0 &&
      places.every((place) => {
        const unit = index.units[index.unitOf[place] ?? -1]
        const inUnit = index.terms.slice(unit?.firstTerm, unit?.endTerm).some((other) => isRelative(other.text))
        return inUnit && isFamilyNear(comparison, place)
      })
    return onlyFamily
      ? [{ kind: 'person', draft: draftWords(comparison, at), notes: statementAt(index, places[0]) }]
      : []
  })
}

export const findPersonDifferences: FindDifferences = (comparison) => [
  ...findRelativeDifferences(comparison),
  ...findFamilyDifferences(comparison),
]
