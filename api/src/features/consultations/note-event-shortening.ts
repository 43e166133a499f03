import type { NoteEvent, StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Database, Db } from '../../platform/database.ts'
import {
  deleteEvents,
  insertEvent,
  type LongAttempt,
  lockEndedAttempt,
  selectEvents,
  selectLongAttempts,
} from './note-event.repository.ts'
import type { NoteSealing } from './note-sealing.ts'

/** Nobody resumes a stream that ended so long ago. */
const resumedForMs = 24 * 60 * 60_000
const batch = 100

/**
 * Keeps the text of attempts that ended a day ago in one event for each part in place of one for each token, which takes a
 * hundredth of the room. Read from the first event they say the same; a position from before is answered `stale_attempt`.
 */
export function createNoteEventShortening({ database, sealing }: { database: Database; sealing: NoteSealing }) {
  async function shorten(
    tx: Db,
    { consultation_id: consultationId, attempt, organization_id: organizationId }: LongAttempt,
  ) {
    if (!(await lockEndedAttempt(tx, consultationId, attempt))) return
    const place = { consultationId, attempt, organizationId }
    const stored = await selectEvents(tx, consultationId, attempt, 0)
    const events = stored.map(({ sequence, type, data_sealed }) =>
      sealing.openEvent({ ...place, sequence }, type, data_sealed),
    )
    await deleteEvents(tx, consultationId, attempt)
    for (const [index, event] of joinDeltas(events).entries()) {
      const numbered = { ...place, sequence: index + 1 }
      await insertEvent(tx, { ...numbered, type: event.type, dataSealed: sealing.sealEvent(numbered, event) })
    }
  }

  return async (signal?: AbortSignal) => {
    const endedBefore = new Date(Date.now() - resumedForMs)
    let after: LongAttempt | undefined
    do {
      const attempts = await database.system((tx) => selectLongAttempts(tx, { endedBefore, after, limit: batch }))
      for (const attempt of attempts) {
        signal?.throwIfAborted()
        await database.system((tx) => shorten(tx, attempt))
      }
      after = attempts.at(batch - 1)
    } while (after)
  }
}

/** The text of each part in one piece, between the first event and the last. */
function joinDeltas(events: readonly StoredNoteEvent[]): NoteEvent[] {
  const texts = new Map<string, string>()
  for (const { type, data } of events)
    if (type === 'delta') texts.set(data.section, (texts.get(data.section) ?? '') + data.text)
  const deltas = [...texts].map(([section, text]) => ({ type: 'delta' as const, data: { section, text } }))
  const started = events.filter(({ type }) => type === 'started')
  const last = events.filter(({ type }) => type === 'finished' || type === 'failed')
  return [...started, ...deltas, ...last]
}
