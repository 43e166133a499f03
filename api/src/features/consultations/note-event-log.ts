import type { NoteEvent, StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Database } from '../../platform/database.ts'
import { insertEvents, type NoteEventRow } from './note-event.repository.ts'
import type { NoteSealing } from './note-sealing.ts'

/** Hears what was stored, in order, and the passing word that the writer waits. */
export interface NoteListener {
  events(events: readonly StoredNoteEvent[]): void
  waiting(afterMs: number): void
}

interface Attempt {
  consultationId: string
  organizationId: string
  attempt: number
  /** Presence key of this process. */
  generatedBy: string
}

export type NoteEventLog = ReturnType<typeof createNoteEventLog>
export type NoteStream = ReturnType<NoteEventLog['open']>

/** Another process ended this attempt, or the database refused its events: stop writing it. */
export class AttemptLost extends Error {
  override readonly name = 'AttemptLost'
}

/**
 * Stores the events of all streams of this process, many in one statement: while one batch is being written, what
 * arrives is gathered for the next, so a hundred streams cost little more than one. Published only once stored.
 */
export function createNoteEventLog({ database, sealing }: { database: Database; sealing: NoteSealing }) {
  const dirty = new Set<StreamState>()
  let flushing = false

  async function flush() {
    if (flushing) return
    flushing = true
    try {
      while (dirty.size > 0) {
        const batch = [...dirty].map((stream) => ({ stream, events: stream.take() }))
        dirty.clear()
        for (const [generatedBy, group] of Map.groupBy(batch, ({ stream }) => stream.generatedBy)) {
          await store(generatedBy, group)
        }
      }
    } finally {
      flushing = false
    }
  }

  async function store(generatedBy: string, batch: Batch) {
    try {
      const rows = batch.flatMap(({ stream, events }) => events.map((event) => toRow(stream, event)))
      const stored = await database.system((tx) => insertEvents(tx, generatedBy, rows))
      for (const { stream, events } of batch) {
        if (stored.has(stream.consultationId)) stream.publish(events)
        else stream.lose(new AttemptLost())
      }
    } catch (error) {
      for (const { stream } of batch) stream.lose(error)
    }
  }

  const toRow = (stream: StreamState, event: StoredNoteEvent): NoteEventRow => {
    const place = { ...stream.place, sequence: event.id }
    return { ...place, type: event.type, dataSealed: sealing.sealEvent(place, event) }
  }

  return {
    /** Opens the stream of an attempt that this process is about to write. */
    open(attempt: Attempt) {
      const stream = createStreamState(attempt)
      return {
        ...attempt,
        signal: stream.lost.signal,
        append(event: NoteEvent) {
          stream.add(event)
          dirty.add(stream)
          void flush()
        },
        /** Resolves once everything appended is stored; rejects when it cannot be. */
        drained: () => stream.drained(),
        waiting: (afterMs: number) => stream.listeners.forEach((listener) => listener.waiting(afterMs)),
        /** Publishes the event that ended the attempt, already stored by the caller. */
        publish: (event: StoredNoteEvent) => stream.publish([event]),
        /** Hears every event stored from now on; returns the way to stop listening. */
        subscribe(listener: NoteListener) {
          stream.listeners.add(listener)
          return () => void stream.listeners.delete(listener)
        },
      }
    },
  }
}

type Batch = { stream: StreamState; events: StoredNoteEvent[] }[]
type StreamState = ReturnType<typeof createStreamState>

function createStreamState(attempt: Attempt) {
  const { consultationId, organizationId, generatedBy } = attempt
  const listeners = new Set<NoteListener>()
  const lost = new AbortController()
  let pending: NoteEvent[] = []
  let lastId = 0
  let storedId = 0
  let settle: (() => void) | undefined

  return {
    place: { consultationId, organizationId, attempt: attempt.attempt },
    consultationId,
    generatedBy,
    listeners,
    lost,

    // Text for the section that is already waiting joins it: one event instead of many when the database is busy.
    add(event: NoteEvent) {
      const last = pending.at(-1)
      if (last?.type === 'delta' && event.type === 'delta' && last.data.section === event.data.section) {
        last.data.text += event.data.text
      } else {
        pending.push(event.type === 'delta' ? { ...event, data: { ...event.data } } : event)
      }
    },

    take(): StoredNoteEvent[] {
      const taken = pending.map((event) => ({ ...event, id: ++lastId }))
      pending = []
      return taken
    },

    publish(events: readonly StoredNoteEvent[]) {
      storedId = events.at(-1)?.id ?? storedId
      for (const listener of listeners) listener.events(events)
      settle?.()
    },

    lose(reason: unknown) {
      lost.abort(reason)
      settle?.()
    },

    async drained() {
      const isBehind = () => pending.length > 0 || storedId < lastId
      while (!lost.signal.aborted && isBehind()) await new Promise<void>((resolve) => (settle = resolve))
      lost.signal.throwIfAborted()
    },
  }
}
