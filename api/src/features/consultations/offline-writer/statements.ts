import type { Span } from '@medinotes/shared/consultations'
import type { StatementKind } from './classify.ts'
import { readConversation } from './conversation.ts'
import { readPage } from './page.ts'
import { markReason } from './reason.ts'
import { createSorter } from './sorting.ts'
import { readTurns } from './turns.ts'

/** A stretch of the notes that says one thing, before it is known what. */
export interface Utterance {
  /** As the record has it, a whole sentence. */
  text: string
  /** As the patient may be told it; empty when it is what the patient said. */
  told: string
  sources: Span[]
  /** What the heading above it says it is. */
  heading?: StatementKind | undefined
  /** Whether it stands on the heading's own line, or heads a list with it. */
  besideHeading?: boolean
  /** What things said at that point of a visit usually are. */
  phase?: StatementKind | undefined
}

/** One thing the notes say, in the words of the notes, made readable. */
export interface Statement extends Pick<Utterance, 'text' | 'told' | 'sources'> {
  kind: StatementKind
  /** Whether the clinician said it to the patient ("you"), not of the patient ("he"). */
  addressed: boolean
}

/** What the notes say, in their order, small talk left out and nothing twice. */
export function readStatements(notes: string): Statement[] {
  const turns = readTurns(notes)
  const utterances = turns ? readConversation(notes, turns) : readPage(notes)
  const kindOf = createSorter(turns ? 'conversation' : 'page')
  const seen = new Set<string>()
  const statements: Statement[] = []
  for (const utterance of utterances) {
    if (seen.has(utterance.text) || !/[\p{L}\p{N}]/u.test(utterance.text)) continue
    seen.add(utterance.text)
    const { text, told, sources } = utterance
    statements.push({ kind: kindOf(utterance), text, told, sources, addressed: turns !== undefined })
  }
  return markReason(statements)
}
