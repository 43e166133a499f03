import { setTimeout } from 'node:timers/promises'
import type { NoteEvent, StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Database } from '../../platform/database.ts'
import { insertEvents, type NoteEventRow } from './note-event.repository.ts'
import type { NoteSealing } from './note-sealing.ts'

/** Hears what was stored, in order, the passing word that the writer waits, and that nothing more will come. */
export interface NoteListener {
  events(events: readonly StoredNoteEvent[]): void
  waiting(afterMs: number): void
  end(): void
}

/** Shortest time between two batches: below what a reader notices, and it halves the work of many streams. */
const gatherMs = 4

interface Attempt {
  consultationId: string
  organizationId: string
  attempt: number
  /** Presence key of this process. */
  generatedBy: string
}

/** The stream of an attempt that this process writes. */
export interface NoteStream extends Attempt {
  /** Aborted when the attempt is lost to this process. */
  readonly signal: AbortSignal
  append(event: NoteEvent): void
  /** Resolves once everything appended is stored; rejects when it cannot be. */
  drained(): Promise<void>
  waiting(afterMs: number): void
  /** Publishes the event that began or ended the attempt, already stored by the caller. */
  publish(event: StoredNoteEvent): void
  /** Tells every listener that this process has nothing more: after the last event, or without one when it was lost. */
  close(): void
  /** Hears every event stored from now on; returns the way to stop listening. */
  subscribe(listener: NoteListener): () => void
}

export interface NoteEventLog {
  /** Opens the stream of an attempt that this process is about to write. */
  open(attempt: Attempt): NoteStream
}

/** Another process ended this attempt, or the database refused its events: stop writing it. */
export class AttemptLost extends Error {
  override readonly name = 'AttemptLost'
}

/**
 * Stores the events of all streams of this process, many in one statement: while one batch is being written, what
 * arrives is gathered for the next, so a hundred streams cost little more than one. Published only once stored.
 */
export function createNoteEventLog({ database, sealing }: { database: Database; sealing: NoteSealing }): NoteEventLog {
  const dirty = new Set<StreamState>()
  let flushing = false

  async function flush() {
    if (flushing) return
    flushing = true
    try {
      while (dirty.size > 0) {
        const gathered = setTimeout(gatherMs)
        const batch = [...dirty].map((stream) => ({ stream, events: stream.take() }))
        dirty.clear()
        for (const [generatedBy, group] of Map.groupBy(batch, ({ stream }) => stream.generatedBy)) {
          await store(generatedBy, group)
        }
        await gathered
      }
    } finally {
      flushing = false
    }
  }

  async function store(generatedBy: string, batch: Batch) {
    try {
      const rows = batch.flatMap(({ stream, events }) => events.map((event) => toRow(stream, event)))
      const stored = await insertEvents(database, generatedBy, rows)
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
    open(attempt) {
      const stream = createStreamState(attempt)
      return {
        ...attempt,
        signal: stream.lost.signal,
        append(event) {
          stream.add(event)
          dirty.add(stream)
          void flush()
        },
        drained: () => stream.drained(),
        waiting: (afterMs) => stream.listeners.forEach((listener) => listener.waiting(afterMs)),
        publish: (event) => stream.publish([event]),
        close: () => stream.listeners.forEach((listener) => listener.end()),
        subscribe(listener) {
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
  // The started event was stored with the consultation.
  let lastId = 1
  let storedId = 1
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
