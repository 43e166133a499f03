import { checkDraft } from '../../api/src/features/consultations/evidence/check-draft.ts'
import type { EvaluationCase } from '../evaluate/cases.ts'
import { referenceSentences } from './reference-sentences.ts'

const [mostWords, mostSentences, runs] = [2000, 60, 20]

export interface SpeedFigures {
  words: number
  sentences: number
  /** Processor time of one check, the median of several, in milliseconds: what else runs does not count. */
  milliseconds: number
}

/** How long the check of a 60-sentence note against a 2,000-word conversation takes, made of the first rows. */
export function measureSpeed(cases: readonly EvaluationCase[]): SpeedFigures {
  const lines = cases.flatMap(({ notes }) => notes.split('\n'))
  const notes: string[] = []
  let words = 0
  for (const line of lines) {
    if (words >= mostWords) break
    notes.push(line)
    words += line.split(/\s+/).filter((word) => word !== '').length
  }
  const sentences = cases.flatMap(({ reference }) => referenceSentences(reference)).slice(0, mostSentences)
  const draft = [{ key: 'note', title: 'Note', text: sentences.join('\n') }]
  const times = Array.from({ length: runs }, () => {
    const began = process.cpuUsage()
    checkDraft(notes.join('\n'), draft)
    return process.cpuUsage(began).user / 1000
  })
  const median = times.toSorted((a, b) => a - b)[runs / 2] ?? Number.NaN
  return { words, sentences: sentences.length, milliseconds: Number(median.toFixed(1)) }
}
