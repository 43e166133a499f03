import type { EvaluationCase } from '../evaluate/cases.ts'

export const sources = ['written', 'spoken'] as const
/**
 * What the sentences of a reference note are checked against: `written`, the reference itself, as if a clinician had
 * typed it; `spoken`, the conversation that it was written from by a person.
 */
export type Source = (typeof sources)[number]

export const sourceText = ({ notes, reference }: EvaluationCase, source: Source) =>
  source === 'written' ? reference : notes
