import { startedEventSchema, type CreateConsultation } from '@medinotes/shared/consultations'
import { createActionKeys, keyHeader } from '../../lib/action-keys.ts'
import { api } from '../../lib/api-client.ts'
import { ConnectionError, statusOf } from '../../lib/api-error.ts'
import {
  followEventStream,
  type ConnectionState,
  type FollowOptions,
  type StreamEvent,
} from '../../lib/event-stream.ts'
import { createNoteRegistry, type LiveNote, type NoteRegistry } from './note-registry.ts'
import { applyNoteEvent, newNoteStream, type NoteStream } from './note-stream.ts'

export interface StartedNote {
  consultationId: string
  stream: NoteStream
}

/** The stream was cut before it named the consultation, so that nothing can be asked for again. */
class NotStartedError extends ConnectionError {
  override message =
    'The connection was lost before the note began. Your text is still here. Try again: it will not be written twice.'
}

function isTemporary(error: unknown) {
  if (error instanceof NotStartedError) return false
  const status = statusOf(error)
  return error instanceof ConnectionError || (status !== null && (status >= 500 || status === 429 || status === 408))
}

interface Reading {
  openStream: typeof api.stream
  registry: NoteRegistry
}

/** The events of a note; where they come from is known once `idOf` gives an id. */
function eventsOf({ openStream, registry }: Reading, note: LiveNote, idOf: () => string | null, connection?: Response) {
  const { signal } = note.controller
  const open: FollowOptions['open'] = (lastEventId, signal) => {
    const id = idOf()
    if (id === null) return Promise.reject(new NotStartedError())
    const query = { attempt: note.stream.attempt }
    return openStream(`/consultations/${id}/events`, { query, headers: { 'Last-Event-ID': `${lastEventId}` }, signal })
  }
  const onConnection = (state: ConnectionState) => {
    const id = idOf()
    if (id !== null) registry.update(id, note, { ...note.stream, connection: state })
  }
  return followEventStream({ open, isTemporary, signal, onConnection, ...(connection && { connection }) })
}

async function readToEnd(registry: NoteRegistry, id: string, note: LiveNote, events: AsyncIterable<StreamEvent>) {
  try {
    for await (const event of events) {
      registry.update(id, note, applyNoteEvent(note.stream, event))
      if (note.stream.end) return
    }
  } catch (error) {
    registry.update(id, note, { ...note.stream, end: { kind: 'lost', error } })
  }
}

/** Holds the streams of notes being written, so that they outlive the page that started them. */
export function createLiveNotes(openStream: typeof api.stream) {
  const registry = createNoteRegistry()
  const reading = { openStream, registry }
  const keys = createActionKeys()

  const begin = (path: string, body?: CreateConsultation) => keys([path, body], (key) => beginWith(key, path, body))

  async function beginWith(key: string, path: string, body?: CreateConsultation): Promise<StartedNote> {
    const note: LiveNote = { stream: newNoteStream(1), controller: new AbortController() }
    const { signal } = note.controller
    const connection = await openStream(path, {
      method: 'POST',
      signal,
      headers: keyHeader(key),
      ...(body && { body }),
    })
    let id: string | null = null
    const events = eventsOf(reading, note, () => id, connection)
    const first = await events.next()
    if (first.done) throw new NotStartedError()
    const { consultationId } = startedEventSchema.parse(JSON.parse(first.value.data))
    id = consultationId
    note.stream = applyNoteEvent(note.stream, first.value)
    registry.add(consultationId, note)
    void readToEnd(registry, consultationId, note, events)
    return { consultationId, stream: note.stream }
  }

  return {
    /** Asks for a new note; resolves with its first event, and reads on. */
    start: (request: CreateConsultation) => begin('/consultation', request),
    /** Asks for another attempt at a note that was cut short. */
    continue: (id: string) => begin(`/consultations/${id}/continue`),
    /** Reads an attempt from its first event, unless it is being read already or has been to its end. */
    follow: (id: string, attempt: number) => {
      const present = registry.get(id)
      if (present && present.stream.attempt >= attempt && present.stream.end?.kind !== 'lost') return
      const note: LiveNote = { stream: newNoteStream(attempt), controller: new AbortController() }
      const events = eventsOf(reading, note, () => id)
      registry.add(id, note)
      void readToEnd(registry, id, note, events)
    },
    get: (id: string): NoteStream | null => registry.get(id)?.stream ?? null,
    subscribe: (id: string, listener: () => void) => registry.subscribe(id, listener),
    /** Hangs up every stream; part of signing out. */
    closeAll: () => registry.closeAll(),
  }
}

export const liveNotes = createLiveNotes(api.stream)
