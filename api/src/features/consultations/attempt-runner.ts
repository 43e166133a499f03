import type { StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Database } from '../../platform/database.ts'
import type { AttemptEnder } from './attempt-end.ts'
import { draftOutcome, earlyOutcome, type Outcome, shuttingDown, stopped } from './attempt-outcome.ts'
import { checkDraft } from './evidence/check-draft.ts'
import { AttemptLost, type NoteStream } from './note-event-log.ts'
import { WriterError, type NoteRequest, type NoteWriter } from './note-writer.ts'

/** What a writer needs to know of the attempt it writes. */
export interface AttemptToWrite {
  consultationId: string
  organizationId: string
  attempt: number
  /** Presence key of this process. */
  generatedBy: string
  /** The attempt's first event, stored with it. */
  started: Extract<StoredNoteEvent, { type: 'started' }>
  request: NoteRequest
  writer: NoteWriter
}

interface Dependencies {
  database: Database
  attemptEnder: AttemptEnder
  /** Told of faults that are ours; never of what a note says. */
  onFault: (error: unknown) => void
}

/** For how long an ending is tried again: 10 minutes, by which a database that is merely busy has answered. */
const retryMs = 1000
const mostTries = 600

export type AttemptRunner = ReturnType<typeof createAttemptRunner>

/** Writes one attempt from what follows its first event to its last; never rejects. */
export function createAttemptRunner({ database, attemptEnder, onFault }: Dependencies) {
  /** Appends what the writer yields and returns each section's whole text. */
  async function write({ request, started, writer }: AttemptToWrite, stream: NoteStream, signal: AbortSignal) {
    const headings = started.data.sections
    const texts = new Map(headings.map(({ key }) => [key, '']))
    const cited = new Map<string, number>()
    for await (const chunk of writer.write(request, signal)) {
      if (chunk.type === 'waiting') {
        stream.waiting(chunk.afterMs)
      } else if (chunk.type === 'cited') {
        const { section, sources } = chunk
        const text = texts.get(section) ?? ''
        const start = text.length - text.slice(cited.get(section) ?? 0).trimStart().length
        cited.set(section, text.length)
        if (start < text.length && sources.length > 0)
          stream.append({ type: 'sentence', data: { section, start, end: text.length, sources } })
      } else if (chunk.text !== '') {
        texts.set(chunk.section, (texts.get(chunk.section) ?? '') + chunk.text)
        stream.append({ type: 'delta', data: { section: chunk.section, text: chunk.text } })
      }
    }
    signal.throwIfAborted()
    await stream.drained()
    return headings.map((heading) => ({ ...heading, text: texts.get(heading.key) ?? '' }))
  }

  async function end(stream: NoteStream, outcome: Outcome) {
    const id = { id: stream.consultationId, attempt: stream.attempt }
    const event = await database.system((tx) => attemptEnder.end(tx, id, outcome))
    if (event) stream.publish(event)
  }

  async function endEarly(stream: NoteStream, reason: unknown) {
    if (reason instanceof AttemptLost) return
    if (!(reason instanceof WriterError) && reason !== stopped && reason !== shuttingDown) onFault(reason)
    try {
      // What was written before the end is stored before it; a stream that cannot store has nothing to wait for.
      await stream.drained().catch(() => undefined)
      await end(stream, earlyOutcome(reason))
    } catch (fault) {
      onFault(fault)
      endLater(stream, earlyOutcome(reason))
    }
  }

  // While this process lives and keeps its mark, nobody else interrupts the attempt: it would look written for ever.
  function endLater(stream: NoteStream, outcome: Outcome, triesLeft = mostTries) {
    if (triesLeft === 0) return
    const tryAgain = () => end(stream, outcome).catch(() => endLater(stream, outcome, triesLeft - 1))
    setTimeout(() => void tryAgain(), retryMs).unref()
  }

  return async (attempt: AttemptToWrite, stream: NoteStream, signal: AbortSignal) => {
    try {
      const sections = await write(attempt, stream, signal)
      await end(stream, draftOutcome(attempt.consultationId, checkDraft(attempt.request.notes, sections)))
    } catch (error) {
      await endEarly(stream, error)
    }
  }
}
