import type { Span } from '@medinotes/shared/consultations'
import { kindByWords, type StatementKind } from './classify.ts'
import { readConversation } from './conversation.ts'
import { readPage } from './page.ts'
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
  /** What things said at that point of a visit usually are. */
  phase?: StatementKind | undefined
}

/** One thing the notes say, in the words of the notes, made readable. */
export interface Statement extends Omit<Utterance, 'heading' | 'phase'> {
  kind: StatementKind
}

/** Headings that say what lies below them more surely than the words do. */
const firmHeadings = new Set<StatementKind>([
  'plan',
  'assessment',
  'examination',
  'result',
  'mental-health',
  'medicine',
  'past-history',
])

function kindOf({ text, told, heading, phase }: Utterance): StatementKind {
  const own = kindByWords(text)
  if (own === 'allergy' || own === 'safety-net') return own
  if (heading && firmHeadings.has(heading)) return heading
  if (heading && (own === 'plan' || own === 'assessment')) return heading
  // What a patient wants or thinks is history, until the talk is of what to do.
  if (told === '' && phase !== 'assessment' && (own === 'plan' || own === 'assessment')) return 'history'
  return own ?? heading ?? phase ?? 'history'
}

/** What the notes say, in their order, small talk left out and nothing twice. */
export function readStatements(notes: string): Statement[] {
  const turns = readTurns(notes)
  const utterances = turns ? readConversation(notes, turns) : readPage(notes)
  const seen = new Set<string>()
  const statements: Statement[] = []
  for (const utterance of utterances) {
    if (seen.has(utterance.text) || !/[\p{L}\p{N}]/u.test(utterance.text)) continue
    seen.add(utterance.text)
    const { text, told, sources } = utterance
    statements.push({ kind: kindOf(utterance), text, told, sources })
  }
  return statements
}
