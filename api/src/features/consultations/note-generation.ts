import { shuttingDown, stopped } from './attempt-outcome.ts'
import type { AttemptRunner, AttemptToWrite } from './attempt-runner.ts'
import type { NoteEventLog, NoteListener, NoteStream } from './note-event-log.ts'

interface Generation {
  stream: NoteStream
  abort: AbortController
  done: Promise<void>
}

export type NoteGenerations = ReturnType<typeof createNoteGenerations>

/** The attempts this process is writing. They belong to the service: no request's end, only `stop`, ends one early. */
export function createNoteGenerations({ eventLog, run }: { eventLog: NoteEventLog; run: AttemptRunner }) {
  const running = new Map<string, Generation>()

  return {
    /** Starts writing and returns at once; `listener` hears the attempt from its first event. */
    start(attempt: AttemptToWrite, listener: NoteListener) {
      const abort = new AbortController()
      const stream = eventLog.open(attempt)
      const unsubscribe = stream.subscribe(listener)
      const signal = AbortSignal.any([abort.signal, stream.signal])
      const done = run(attempt, stream, signal).finally(() => running.delete(attempt.consultationId))
      running.set(attempt.consultationId, { stream, abort, done })
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
