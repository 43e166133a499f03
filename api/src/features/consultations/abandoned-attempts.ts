import type { Db } from '../../platform/database.ts'
import type { AttemptEnder } from './attempt-end.ts'
import { abandonedOutcome } from './attempt-outcome.ts'
import { selectAbandoned } from './consultation.repository.ts'

/**
 * Interrupts every attempt this transaction can see whose process is gone, so that nobody waits for a note that no one
 * writes. Safe when many do it at once. Returns how many there were.
 */
export async function interruptAbandoned(tx: Db, attemptEnder: AttemptEnder) {
  const abandoned = await selectAbandoned(tx)
  for (const row of abandoned) await attemptEnder.end(tx, row, abandonedOutcome())
  return abandoned.length
}
