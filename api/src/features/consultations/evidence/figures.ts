import type { Difference } from '@medinotes/shared/consultations'
import { draftWords, mayLook, notesWords, type Comparison, type FindDifferences } from './difference.ts'
import { placesOf } from './places.ts'
import { rootsAround, sharedAround } from './surroundings.ts'
import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'
import { unitAfter } from './units.ts'
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

type Unit = ReturnType<typeof unitAfter>

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
  /** Whether it is part of a date such as 03/2021. */
  dated: boolean
}

const slashDate = /(?<![\d/])\d{1,2}\/(?:\d{1,2}\/)?(?:19|20)?\d\d(?![\d/%])/
const withoutMeasures = (roots: ReadonlySet<string>) =>
  new Set([...roots].filter((root) => measureOf(root) === undefined))

function readFigure({ text, terms, index }: Comparison, at: number): Figure {
  const words = rootsAround(terms, at, 4)
  const unit = unitAfter(terms, at)
  const drug = unit?.measure === 'dose' ? drugOf(terms, at) : undefined
  const dated = slashDate.exec(text.slice(Math.max(0, (terms[at]?.start ?? 0) - 8), (terms[at]?.end ?? 0) + 8))
  return { at, unit, drug, around: index.spoken ? withoutMeasures(words) : words, dated: dated !== null }
}

/** How much of what a figure is said of the notes say around a figure of theirs. */
function likeness(figure: Figure, index: NotesIndex, place: number) {
  const drug = figure.drug && isBesideDrug(index, place, figure.drug) ? 2 : 0
  return drug + sharedAround(figure.around, index, place)
}

/** "mg" against "mcg" differs; "mg" against nothing does in writing only, for speech leaves units out. */
function hasOtherUnit({ unit }: Figure, index: NotesIndex, place: number) {
  const other = unitAfter(index.terms, place)
  if (unit === undefined || other?.text === unit.text) return false
  return !index.spoken || other?.measure === unit.measure
}

interface Match {
  place: number
  score: number
}

const likest = (figure: Figure, comparison: Comparison, places: readonly number[]) =>
  places.reduce<Match | undefined>((best, place) => {
    if (!mayLook(comparison)) return best
    const score = likeness(figure, comparison.index, place)
    return best && best.score >= score ? best : { place, score }
  }, undefined)

/** The other figures of the notes that measure the same, the likest first. */
function rivalOf(figure: Figure, comparison: Comparison) {
  const { index, terms } = comparison
  const value = terms[figure.at]?.text
  const measure = figure.unit?.measure
  if (!mayLook(comparison)) return undefined
  const rivals = index.figures.flatMap((rival) =>
    rival.measure === measure && rival.text !== value ? [rival.place] : [],
  )
  return likest(figure, comparison, rivals)
}

const withUnit = (index: NotesIndex, place: number) =>
  notesWords(index, place, unitAfter(index.terms, place)?.at ?? place)

/** Whether a day, month or year of a date in figures is spoken of in words, or left to be understood. */
function isDatePart(text: string, { index }: Comparison) {
  if (text.length === 4) return !index.figures.some((figure) => /^(?:19|20)\d\d$/.test(figure.text))
  const month = months[Number(text) - 1]
  return (month !== undefined && index.places.has(month)) || index.places.has(String(2000 + Number(text)))
}

const months = 'january february march april may june july august september october november december'.split(' ')

function compareFigure(figure: Figure, comparison: Comparison): Difference | undefined {
  const { terms, index } = comparison
  const { at, unit, dated } = figure
  const text = terms[at]?.text ?? ''
  const places = placesOf(comparison, text)
  const same = likest(figure, comparison, [
    ...places.filter((place) => !hasOtherUnit(figure, index, place)),
    ...(sameFigure[text] ?? []).flatMap((value) => placesOf(comparison, value)),
  ])
  if (dated && (same || isDatePart(text, comparison))) return undefined
  // "A week" has no figure to find.
  if (!same && text === '1' && unit && index.places.has(unit.text)) return undefined
  const rival = rivalOf(figure, comparison)
  if (same && !isBetter(rival, same, figure, index)) return undefined
  const draft = draftWords(comparison, at, unit?.at ?? at)
  const otherUnit = same ? undefined : likest(figure, comparison, places)
  if (otherUnit && otherUnit.score > 0) return { kind: 'unit', draft, notes: withUnit(index, otherUnit.place) }
  const notes = rival && rival.score > 0 ? withUnit(index, rival.place) : null
  return { kind: dated ? 'date' : kindOfFigure(unit), draft, notes }
}

const clearly = 1.5

/** Whether the notes say another figure of this and the same figure only of something else. */
function isBetter(rival: Match | undefined, same: Match, { around, drug }: Figure, index: NotesIndex) {
  if (drug && !index.spoken) return same.score < 2
  if (around.size === 0 && !drug) return false
  if (same.score === 0 && !index.spoken) return true
  return rival !== undefined && rival.score > same.score * clearly
}

/** The figures, doses, durations and units of a sentence that the notes do not have of the same thing. */
export const findFigureDifferences: FindDifferences = (comparison) =>
  comparison.terms.flatMap((term, at) => {
    if (term.kind !== 'number') return []
    return compareFigure(readFigure(comparison, at), comparison) ?? []
  })
