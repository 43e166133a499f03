import type { Difference } from '@medinotes/shared/consultations'
import { draftWords, notesWords, type Comparison, type FindDifferences } from './difference.ts'
import { placesOf } from './places.ts'
import { rootsAround, sharedAround } from './surroundings.ts'
import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'
import { measureOf } from './words/measures.ts'

/** Figures that say the same: "twice a day" and "two times a day", "a couple of weeks" and "2 weeks". */
const sameFigure: Readonly<Record<string, readonly string[]>> = {
  once: ['1'],
  twice: ['2', 'coupl'],
  '1': ['once', 'first'],
  '2': ['twice', 'coupl', 'second', 'pair'],
  '3': ['third'],
  '12': ['dozen'],
  '0.5': ['half'],
}

const furthestUnit = 2

/** The unit that a figure has, past the other end of its range: "2 to 3 weeks". */
function unitOf(terms: readonly Term[], at: number) {
  for (let step = 1; step <= furthestUnit; step++) {
    const term = terms[at + step]
    const measure = term && measureOf(term.text)
    if (measure) return { at: at + step, text: term.text, measure }
    if (term?.kind !== 'number') return undefined
  }
  return undefined
}

type Unit = ReturnType<typeof unitOf>

function kindOfFigure(unit: Unit): Difference['kind'] {
  if (unit?.measure === 'dose') return 'dose'
  return unit?.measure === 'time' ? 'duration' : 'number'
}

const furthestDrug = { spoken: 40, written: 12 }

/** The medicine that a dose belongs to: the last named before it, or the next after it. */
const drugOf = (terms: readonly Term[], at: number) =>
  terms.slice(Math.max(0, at - furthestDrug.spoken), at).findLast((term) => term.kind === 'drug') ??
  terms.slice(at, at + 4).find((term) => term.kind === 'drug')

function isBesideDrug(index: NotesIndex, place: number, drug: Term) {
  const reach = index.spoken ? furthestDrug.spoken : furthestDrug.written
  if (index.spoken)
    return index.terms.slice(Math.max(0, place - reach), place + reach).some(({ text }) => text === drug.text)
  const before = index.terms.slice(Math.max(0, place - reach), place).findLast((term) => term.kind === 'drug')
  const after = index.terms.slice(place, place + 5).find((term) => term.kind === 'drug')
  return before?.text === drug.text || after?.text === drug.text
}

interface Figure {
  at: number
  unit: Unit
  drug: Term | undefined
  around: ReadonlySet<string>
}

function readFigure({ terms }: Comparison, at: number): Figure {
  const unit = unitOf(terms, at)
  const drug = unit?.measure === 'dose' ? drugOf(terms, at) : undefined
  return { at, unit, drug, around: rootsAround(terms, at, 4) }
}

/** Whether a figure of the notes is said of the same thing. */
function isOfTheSame(figure: Figure, index: NotesIndex, place: number) {
  if (figure.drug && isBesideDrug(index, place, figure.drug)) return true
  if (figure.drug && !index.spoken) return false
  return figure.around.size === 0 || sharedAround(figure.around, index, place) > 0
}

/** "mg" against "mcg" differs, "mg" against nothing or "days" against "a day" does not. */
function hasOtherUnit({ unit }: Figure, index: NotesIndex, place: number) {
  const other = unitOf(index.terms, place)
  return unit !== undefined && other !== undefined && other.measure === unit.measure && other.text !== unit.text
}

const isFigure = (term: Term | undefined) => term?.kind === 'number'

/** The figure that the notes have in its place, with its unit: of the same medicine or kind, in the likest surroundings. */
function figureInNotes(figure: Figure, { index, sources }: Comparison) {
  let best: { place: number; score: number } | undefined
  for (const source of sources) {
    const unit = index.units[source]
    if (!unit) continue
    for (let place = unit.firstTerm; place < Math.min(unit.endTerm, unit.firstTerm + 80); place++) {
      if (!isFigure(index.terms[place])) continue
      const sameKind = unitOf(index.terms, place)?.measure === figure.unit?.measure ? 2 : 0
      const sameDrug = figure.drug && isBesideDrug(index, place, figure.drug) ? 2 : 0
      const score = sharedAround(figure.around, index, place, 5) + sameKind + sameDrug
      if (score > (best?.score ?? 1)) best = { place, score }
    }
  }
  return best && notesWords(index, best.place, unitOf(index.terms, best.place)?.at ?? best.place)
}

function compareFigure(figure: Figure, comparison: Comparison): Difference | undefined {
  const { terms, index } = comparison
  const { at, unit } = figure
  const text = terms[at]?.text ?? ''
  const draft = draftWords(comparison, at, unit?.at ?? at)
  const places = placesOf(comparison, text).filter((place) => isFigure(index.terms[place]))
  const ofTheSame = places.filter((place) => isOfTheSame(figure, index, place))
  if (ofTheSame.some((place) => !hasOtherUnit(figure, index, place))) return undefined
  const [otherUnit] = ofTheSame
  if (otherUnit !== undefined)
    return { kind: 'unit', draft, notes: notesWords(index, otherUnit, unitOf(index.terms, otherUnit)?.at ?? otherUnit) }
  const alike = sameFigure[text] ?? []
  if (alike.some((other) => placesOf(comparison, other).some((place) => isOfTheSame(figure, index, place))))
    return undefined
  // "A week" has no figure to find.
  if (text === '1' && unit && index.places.has(unit.text)) return undefined
  return { kind: kindOfFigure(unit), draft, notes: figureInNotes(figure, comparison) ?? null }
}

/** The figures, doses, durations and units of a sentence that the notes do not have of the same thing. */
export const findFigureDifferences: FindDifferences = (comparison) =>
  comparison.terms.flatMap((term, at) => {
    if (!isFigure(term)) return []
    return compareFigure(readFigure(comparison, at), comparison) ?? []
  })

