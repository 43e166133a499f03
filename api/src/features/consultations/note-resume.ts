import type { StoredNoteEvent } from '@medinotes/shared/consultations'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { ConsultationRow } from './consultation.repository.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import type { ConsultationView } from './consultation-view.ts'
import { refuseCosigner } from './life/own-note.ts'
import type { NoteGenerations } from './note-generation.ts'
import type { NoteListener } from './note-event-log.ts'
import type { SealedReads } from './sealed-reads.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  view: ConsultationView
  finder: ConsultationFinder
  generations: NoteGenerations
  /** How often to look for events another process stores, in ms. */
  pollMs?: number
}

/** Where a reader of a stream is: the last event it has, and of which attempt, when it knows. */
export interface StreamPosition {
  after: number
  attempt?: number | undefined
}

/**
 * Sends a reader every event after its position exactly once: the stored ones, then the live ones from this process's
 * stream or, when another process writes the note, from the database. Returns the way to stop listening.
 */
export function createNoteResume({ sealedReads, audit, view, finder, generations, pollMs = 300 }: Dependencies) {
  async function replay(principal: Principal, id: string, position: StreamPosition) {
    return sealedReads(principal, async (tx) => {
      const row = await finder.find(tx, id)
      refuseCosigner(principal, row)
      const events = await view.eventsOf(tx, row)
      refuseOtherAttempt(row, position, events.length)
      const details = { attempt: row.attempt, after: position.after }
      await audit.record(tx, principal, 'consultation.streamed', { type: 'consultation', id }, details)
      return { row, events: events.slice(position.after) }
    })
  }

  function poll(principal: Principal, row: ConsultationRow, from: number, listener: NoteListener) {
    let after = from
    let listening = true
    let timer: NodeJS.Timeout | undefined
    const look = async () => {
      const { events, current } = await sealedReads(principal, async (tx) => {
        const current = await finder.find(tx, row.id)
        return { current, events: await view.eventsOf(tx, row, after) }
      })
      // The reader may have gone while the database was asked.
      if (!listening) return
      if (events.length > 0) listener.events(events)
      after = events.at(-1)?.id ?? after
      if (current.status !== 'generating' || current.attempt !== row.attempt) return listener.end()
      schedule()
    }
    // A reader that is cut off resumes by itself, so a fault here only ends its stream.
    const schedule = () => (timer = setTimeout(() => void look().catch(() => listener.end()), pollMs))
    schedule()
    return () => {
      listening = false
      clearTimeout(timer)
    }
  }

  return async (principal: Principal, id: string, position: StreamPosition, listener: NoteListener) => {
    const live = generations.streamOf(id)
    // Listen before reading: what is stored in between arrives twice and is passed on once.
    const gate = createGate(listener)
    const unsubscribe = live?.subscribe(gate) ?? (() => undefined)
    try {
      const { row, events } = await replay(principal, id, position)
      if (events.length > 0) listener.events(events)
      const last = events.at(-1)?.id ?? position.after
      if (live?.attempt === row.attempt && row.status === 'generating') {
        gate.open(last)
        return unsubscribe
      }
      unsubscribe()
      if (row.status === 'generating') return poll(principal, row, last, listener)
      listener.end()
      return () => undefined
    } catch (error) {
      unsubscribe()
      throw error
    }
  }
}

function refuseOtherAttempt(row: ConsultationRow, { after, attempt }: StreamPosition, stored: number) {
  const isOther = attempt !== undefined && attempt !== row.attempt
  // Events are stored before they are sent, so nobody can have seen one of this attempt that is not there.
  if (!isOther && after <= stored) return
  throw new AppError('stale_attempt', 'This note was begun again since. Read it from its first event.')
}

/** Holds back what arrives while the stored events are read, then lets through what they did not contain. */
function createGate(listener: NoteListener) {
  const held: StoredNoteEvent[] = []
  let opened = false
  let over = false
  return {
    events(events: readonly StoredNoteEvent[]) {
      if (opened) listener.events(events)
      else held.push(...events)
    },
    waiting: (afterMs: number) => listener.waiting(afterMs),
    end() {
      over = true
      if (opened) listener.end()
    },
    open(last: number) {
      opened = true
      const missing = held.filter(({ id }) => id > last)
      if (missing.length > 0) listener.events(missing)
      if (over) listener.end()
    },
  }
}
