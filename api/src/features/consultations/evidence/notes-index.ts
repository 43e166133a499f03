import type { Span } from '@medinotes/shared/consultations'
import { splitClauses } from '../offline-writer/clauses.ts'
import { splitSentences } from '../offline-writer/sentences.ts'
import { answerOf, type Answer, cleanSpeech, isQuestion } from '../offline-writer/speech.ts'
import { markLength } from '../offline-writer/tidy.ts'
import { readTurns } from '../offline-writer/turns.ts'
import { readTerms, type Term } from './terms.ts'

/** A sentence, line or clause of the notes. */
export interface Unit extends Span {
  /** Its terms: `terms[firstTerm]` up to, not including, `terms[endTerm]`. */
  firstTerm: number
  endTerm: number
  question: boolean
  /** What the next thing said answers, for a question. */
  answer: Answer
}

export interface NotesIndex {
  terms: readonly Term[]
  units: readonly Unit[]
  /** The unit of each term. */
  unitOf: readonly number[]
  /** Where each term text occurs in `terms`. */
  places: ReadonlyMap<string, readonly number[]>
}

function readUnits(notes: string) {
  const turns = readTurns(notes)
  if (!turns)
    return splitSentences(notes).map(({ start, end }) => {
      const mark = markLength(notes.slice(start, Math.min(end, start + 40)))
      return { start, end, textStart: start + mark, question: notes.slice(start, end).endsWith('?') }
    })
  return turns.flatMap((turn) =>
    splitClauses(notes, turn.start, turn.end).map((span) => ({
      ...span,
      textStart: span.start,
      question: isQuestion(cleanSpeech(notes.slice(span.start, span.end))),
    })),
  )
}

/** The notes, ready to be searched by what they say. */
export function indexNotes(notes: string): NotesIndex {
  const terms: Term[] = []
  const unitOf: number[] = []
  const places = new Map<string, number[]>()
  const spans = readUnits(notes)
  const units = spans.map(({ start, end, textStart, question }, index): Unit => {
    const firstTerm = terms.length
    for (const term of readTerms(notes.slice(textStart, end))) {
      const known = places.get(term.text)
      if (known) known.push(terms.length)
      else places.set(term.text, [terms.length])
      terms.push({ ...term, start: textStart + term.start, end: textStart + term.end })
      unitOf.push(index)
    }
    const next = question ? spans[index + 1] : undefined
    const answer = next ? answerOf(notes.slice(next.start, Math.min(next.end, next.start + 60))) : 'other'
    return { start, end, firstTerm, endTerm: terms.length, question, answer }
  })
  return { terms, units, unitOf, places }
}
