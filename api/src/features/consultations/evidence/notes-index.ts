import type { Span } from '@medinotes/shared/consultations'
import { splitClauses } from '../offline-writer/clauses.ts'
import { splitSentences } from '../offline-writer/sentences.ts'
import { answerOf, type Answer, cleanSpeech, isQuestion } from '../offline-writer/speech.ts'
import { markLength } from '../offline-writer/tidy.ts'
import { readTurns } from '../offline-writer/turns.ts'
import { readTerms, type Term } from './terms.ts'
import { unitAfter } from './units.ts'
import { saysNothingIsWrong } from './words/all-clear.ts'
import type { Measure } from './words/measures.ts'
import { isRelative } from './words/relatives.ts'
import { rootOf } from './words/root.ts'

/** A sentence, line or clause of the notes. */
export interface Unit extends Span {
  /** Its terms: `terms[firstTerm]` up to, not including, `terms[endTerm]`. */
  firstTerm: number
  endTerm: number
  question: boolean
  /** What the next thing said answers, for a question. */
  answer: Answer
  /** Whether anything in it is denied or found normal. */
  denies: boolean
}

/** A figure, its place in `terms`, and what its unit measures. */
interface Figure {
  place: number
  text: string
  measure: Measure | undefined
}

export interface NotesIndex {
  notes: string
  /** Whether they are a conversation. */
  spoken: boolean
  terms: readonly Term[]
  units: readonly Unit[]
  /** The unit of each term. */
  unitOf: readonly number[]
  /** The root of each term. */
  roots: readonly string[]
  /** How often each root stands in the notes. */
  rootCounts: ReadonlyMap<string, number>
  /** Which members of a family they speak of. */
  relatives: readonly string[]
  /** The figures, the first thousand of them; "once" and "twice" are none. */
  figures: readonly Figure[]
  /** Where each term text occurs in `terms`. */
  places: ReadonlyMap<string, readonly number[]>
}

const readLines = (notes: string) =>
  splitSentences(notes).map(({ start, end }) => {
    const mark = markLength(notes.slice(start, Math.min(end, start + 40)))
    return { start, end, textStart: start + mark, question: notes.slice(start, end).endsWith('?') }
  })

const hesitation = /^(?:\W|\b(?:u+h+|u+m+|er+m*|oh|well|so|i mean)\b)+/i
const furthestAnswer = 4

// "I have not" begins as "I have" does.
const deniesFirst =
  /^(?:not|nothing|none|negative|neither|(?:i|it|we|that|there|they)(?:['’]\w+| \w+)? ?(?:n['’]t|not)) ?\b/i
const readAnswer = (said: string): Answer => (deniesFirst.test(said) ? 'no' : answerOf(said))

/** What is said first after a question and the questions that follow on it. */
function answerTo(notes: string, spans: readonly (Span & { question: boolean })[], at: number): Answer {
  for (let next = at + 1; next <= at + furthestAnswer; next++) {
    const span = spans[next]
    if (!span) return 'other'
    const said = notes.slice(span.start, Math.min(span.end, span.start + 60))
    const answer = readAnswer(said.replace(hesitation, ''))
    if (answer !== 'other' || !span.question) return answer
  }
  return 'other'
}

function readUnits(notes: string) {
  const turns = readTurns(notes)
  if (!turns) return { spoken: false, spans: readLines(notes) }
  const spans = turns.flatMap((turn) =>
    splitClauses(notes, turn.start, turn.end).map((span) => ({
      ...span,
      textStart: span.start,
      question: isQuestion(cleanSpeech(notes.slice(span.start, span.end))),
    })),
  )
  return { spoken: true, spans }
}
const mostFigures = 1000

/** The notes, ready to be searched by what they say. */
export function indexNotes(notes: string): NotesIndex {
  const terms: Term[] = []
  const unitOf: number[] = []
  const places = new Map<string, number[]>()
  const { spoken, spans } = readUnits(notes)
  const units = spans.map(({ start, end, textStart, question }, index): Unit => {
    const firstTerm = terms.length
    for (const term of readTerms(notes.slice(textStart, end))) {
      const known = places.get(term.text)
      if (known) known.push(terms.length)
      else places.set(term.text, [terms.length])
      terms.push({ ...term, start: textStart + term.start, end: textStart + term.end })
      unitOf.push(index)
    }
    const answer = question ? answerTo(notes, spans, index) : 'other'
    const denies = terms.slice(firstTerm).some(({ kind, text }) => kind === 'negation' || saysNothingIsWrong(text))
    return { start, end, firstTerm, endTerm: terms.length, question, answer, denies }
  })
  const roots = terms.map(({ text }) => rootOf(text))
  const figures = terms
    .flatMap(({ kind, text }, place) =>
      kind === 'number' && /^\d/.test(text) ? [{ place, text, measure: unitAfter(terms, place)?.measure }] : [],
    )
    .slice(0, mostFigures)
  const rootCounts = new Map<string, number>()
  for (const root of roots) rootCounts.set(root, (rootCounts.get(root) ?? 0) + 1)
  const relatives = [...places.keys()].filter(isRelative)
  return { notes, spoken, figures, relatives, terms, units, unitOf, roots, rootCounts, places }
}
