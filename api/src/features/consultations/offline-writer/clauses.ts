import type { Span } from '@medinotes/shared/consultations'
import { splitSentences } from './sentences.ts'

const unpunctuatedWords = 28
const shortestClause = 6

/** Where, in speech transcribed without stops, a new main clause plainly begins. */
const clauseStart =
  /\s(?=(?:okay|alright|(?:and )?(?:so|now|then) (?:i|you|we|let|the|your|that|it|as|for|how|what|do|did|are|have)|and (?:i'm|i am|i'll|i want|i would|i do|i did|i think|then|you have|you do|we'll|we're|we are|how|what|do you|did you|are you|have you|your)|but (?:i|you|we|it|the)|i (?:want you|wan na|think|do see|would like)|i'm gon|let's|do you|did you|are you|have you|how (?:about|is|are|long|many|did|do)|what (?:about|is|are|did|do))\b)/gi

// A clause never begins after a word that still waits for its complement.
const waiting =
  /\b(?:no|not|n't|never|without|and|or|but|so|the|a|an|of|to|for|with|in|on|at|that|if|because|when|while|what|how|is|are|was|were|do|did|have|has|me|know|see|than|like|as|about|whether|about|tell|asked?|think|say|said)$/i

/** The sentences of a turn; long ones without stops are cut where a new clause plainly begins. */
export function splitClauses(text: string, from: number, to: number): Span[] {
  return splitSentences(text, from, to).flatMap((span) => {
    const sentence = text.slice(span.start, span.end)
    if (sentence.split(/\s+/).length < unpunctuatedWords || (sentence.match(/,/g)?.length ?? 0) > 2) return [span]
    const spans: Span[] = []
    let start = span.start
    for (const match of sentence.matchAll(clauseStart)) {
      const at = span.start + match.index
      const before = text.slice(Math.max(start, at - 80), at)
      if (before.split(/\s+/).length < shortestClause || waiting.test(before)) continue
      // "right now" goes with what follows.
      const end = /\sright$/i.test(before) ? at - ' right'.length : at
      spans.push({ start, end })
      start = end + 1
    }
    return [...spans, { start, end: span.end }]
  })
}
