import { draftWords, mayLook, notesWords, statementAt, type Comparison, type FindDifferences } from './difference.ts'
import { placesOf } from './places.ts'
import type { Term } from './terms.ts'
import { isNear } from './words/near-spelling.ts'

const shortestMisheard = 7

/** A medicine whose name the notes have one or two letters off, as speech is transcribed. */
const isMisspelt = (comparison: Comparison, name: string) =>
  name.length >= shortestMisheard &&
  comparison.index.places
    .keys()
    .some(
      (other) =>
        other.length >= shortestMisheard - 2 && other[0] === name[0] && mayLook(comparison) && isNear(name, other),
    )

function drugInNotes({ index, sources }: Comparison) {
  for (const source of sources) {
    const { firstTerm, endTerm } = index.units[source] ?? { firstTerm: 0, endTerm: 0 }
    for (let place = firstTerm; place < endTerm; place++)
      if (index.terms[place]?.kind === 'drug') return notesWords(index, place)
  }
  return null
}

/** The medicines of a sentence that the notes do not name. */
export const findDrugDifferences: FindDifferences = (comparison) =>
  comparison.terms.flatMap((term, at) =>
    term.kind !== 'drug' || comparison.index.places.has(term.text) || isMisspelt(comparison, term.text)
      ? []
      : [{ kind: 'drug', draft: draftWords(comparison, at), notes: drugInNotes(comparison) }],
  )

const figuresBeside = (terms: readonly Term[], at: number, reach: number) =>
  terms.slice(Math.max(0, at - reach), at + reach + 1).filter((term) => term.kind === 'number')

/** The months and weekdays of a sentence that the notes do not have, or have beside other figures. */
export const findDateDifferences: FindDifferences = (comparison) => {
  const { terms, index } = comparison
  return terms.flatMap((term, at) => {
    if (term.kind !== 'date') return []
    const places = placesOf(comparison, term.text)
    const wanted = figuresBeside(terms, at, 1)
    const agrees = places.some((place) => {
      if (!mayLook(comparison)) return false
      const beside = new Set(figuresBeside(index.terms, place, 3).map(({ text }) => text))
      return wanted.every(({ text }) => beside.has(text))
    })
    if (agrees || term.text === 'today') return []
    return [{ kind: 'date', draft: draftWords(comparison, at), notes: dateInNotes(comparison, places[0]) }]
  })
}

function dateInNotes({ index, sources }: Comparison, place: number | undefined) {
  if (place !== undefined) return statementAt(index, place)
  for (const source of sources) {
    const { firstTerm, endTerm } = index.units[source] ?? { firstTerm: 0, endTerm: 0 }
    for (let at = firstTerm; at < endTerm; at++) if (index.terms[at]?.kind === 'date') return notesWords(index, at)
  }
  return null
}

/** Words that differ by a figure, such as L5, HbA1c and T2, and that the notes do not have. */
export const findCodeDifferences: FindDifferences = (comparison) =>
  comparison.terms.flatMap((term, at) =>
    term.kind !== 'word' || !/\d/.test(term.text) || comparison.index.places.has(term.text)
      ? []
      : [{ kind: 'number', draft: draftWords(comparison, at), notes: null }],
  )
