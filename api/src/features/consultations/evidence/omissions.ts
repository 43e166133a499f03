import type { Omission } from '@medinotes/shared/consultations'
import { omissionKind } from '../offline-writer/classify.ts'
import { readStatements } from '../offline-writer/statements.ts'
import { withoutAttribution } from './furniture.ts'
import { readTerms, type Term } from './terms.ts'

const leastCarried = 0.6
const leastInCommon = 0.25

/** Which sentences of the draft hold each term. */
function indexSentences(sentences: readonly (readonly Term[])[]) {
  const holders = new Map<string, Set<number>>()
  sentences.forEach((terms, index) => {
    for (const { text } of terms) holders.set(text, (holders.get(text) ?? new Set()).add(index))
  })
  return holders
}

/** Whether sentences that speak of the statement carry most of it, and every medicine in it. */
function isCarried(statement: readonly Term[], holders: ReadonlyMap<string, ReadonlySet<number>>) {
  const texts = [...new Set(statement.filter((term) => term.kind !== 'agreement').map((term) => term.text))]
  const common = new Map<number, number>()
  for (const text of texts)
    for (const sentence of holders.get(text) ?? []) common.set(sentence, (common.get(sentence) ?? 0) + 1)
  const near = new Set(
    [...common].filter(([, count]) => count >= texts.length * leastInCommon).map(([sentence]) => sentence),
  )
  const carried = new Set(texts.filter((text) => [...(holders.get(text) ?? [])].some((sentence) => near.has(sentence))))
  return (
    carried.size >= texts.length * leastCarried &&
    statement.every((term) => (term.kind !== 'drug' && term.kind !== 'negation') || carried.has(term.text))
  )
}

/** The allergies, medicines, mental-health and safety-net statements of the notes that no sentence carries. */
export function findOmissions(notes: string, sentences: readonly (readonly Term[])[]): Omission[] {
  const holders = indexSentences(sentences)
  return readStatements(notes).flatMap(({ text, sources }) => {
    const kind = omissionKind(text)
    if (!kind || isCarried(readTerms(withoutAttribution(text).told), holders)) return []
    const start = Math.min(...sources.map((span) => span.start))
    return [{ kind, text, start, end: Math.max(...sources.map((span) => span.end)) }]
  })
}
