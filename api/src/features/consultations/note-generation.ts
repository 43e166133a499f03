import { AppError } from '../../platform/errors.ts'
import { shuttingDown, stopped } from './attempt-outcome.ts'
import type { AttemptRunner, AttemptToWrite } from './attempt-runner.ts'
import type { NoteEventLog, NoteListener, NoteStream } from './note-event-log.ts'

/** Notes one person may have written at the same time by one process; the next one waits for one to finish. */
export const generatingLimit = 10

/** A place among a person's running notes. */
export interface Place {
  free(): void
}

interface Generation {
  stream: NoteStream
  abort: AbortController
  done: Promise<void>
}

export type NoteGenerations = ReturnType<typeof createNoteGenerations>

/** The attempts this process is writing. They belong to the service: no request's end, only `stop`, ends one early. */
export function createNoteGenerations({ eventLog, run }: { eventLog: NoteEventLog; run: AttemptRunner }) {
  const running = new Map<string, Generation>()
  const places = new Map<string, number>()

  return {
    /** Takes a place for a note that is about to be begun; throws `too_many_streams` when all are taken. */
    reserve(personId: string): Place {
      const taken = places.get(personId) ?? 0
      if (taken >= generatingLimit) {
        const detail = `${generatingLimit} of your notes are being written. Wait for one to finish, or stop one.`
        throw new AppError('too_many_streams', detail, { retryAfterSeconds: 10 })
      }
      places.set(personId, taken + 1)
      return {
        free() {
          const left = (places.get(personId) ?? 1) - 1
          if (left > 0) places.set(personId, left)
          else places.delete(personId)
        },
      }
    },

    /** Starts writing and returns at once; `listener` hears the attempt from its first event. */
    start(attempt: AttemptToWrite, place: Place, listener: NoteListener) {
      const abort = new AbortController()
      const stream = eventLog.open(attempt)
      const unsubscribe = stream.subscribe(listener)
      const signal = AbortSignal.any([abort.signal, stream.signal])
      const done = run(attempt, stream, signal).finally(() => {
        // A lost attempt may end after the next one has begun.
        if (running.get(attempt.consultationId)?.stream === stream) running.delete(attempt.consultationId)
        place.free()
        stream.close()
      })
      running.set(attempt.consultationId, { stream, abort, done })
      stream.publish(attempt.started)
      return unsubscribe
    },

    /** The stream of a consultation while this process writes it. */
    streamOf: (consultationId: string) => running.get(consultationId)?.stream,

    /** Ends a running attempt with what it has; false when this process is not writing it. */
    async stop(consultationId: string) {
      const generation = running.get(consultationId)
      generation?.abort.abort(stopped)
      await generation?.done
      return generation !== undefined
    },

    /** Lets running attempts finish for `graceMs`, then interrupts them. */
    async drain(graceMs: number) {
      const all = Promise.all([...running.values()].map(({ done }) => done))
      const { promise: graceOver, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, graceMs)
      await Promise.race([all, graceOver])
      clearTimeout(timer)
      for (const { abort } of running.values()) abort.abort(shuttingDown)
      await all
    },
  }
}
