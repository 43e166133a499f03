import type { NoteStream } from './note-stream.ts'

/** How long a stream nobody looks at stays open: enough to go from the form to the note. */
const unwatchedMs = 10_000

type Listener = () => void

export interface LiveNote {
  stream: NoteStream
  controller: AbortController
}

const afterNextFrame = (work: Listener) =>
  typeof requestAnimationFrame === 'function' ? requestAnimationFrame(work) : setTimeout(work, 16)

/** The notes being read, by consultation, with those who watch them; closes what nobody watches. */
export function createNoteRegistry() {
  const notes = new Map<string, LiveNote>()
  const listeners = new Map<string, Set<Listener>>()
  const closing = new Map<string, ReturnType<typeof setTimeout>>()
  const unannounced = new Set<string>()

  function announce(id: string) {
    unannounced.delete(id)
    for (const listener of listeners.get(id) ?? []) listener()
  }

  // Many events come between two frames: one rendering shows them all.
  function announceSoon(id: string) {
    if (unannounced.has(id)) return
    unannounced.add(id)
    afterNextFrame(() => unannounced.has(id) && announce(id))
  }

  function close(id: string) {
    notes.get(id)?.controller.abort()
    notes.delete(id)
  }

  function closeUnlessWatched(id: string) {
    clearTimeout(closing.get(id))
    const timer = setTimeout(() => listeners.has(id) || close(id), unwatchedMs)
    closing.set(id, timer)
  }

  return {
    get: (id: string) => notes.get(id) ?? null,
    add(id: string, note: LiveNote) {
      close(id)
      notes.set(id, note)
      closeUnlessWatched(id)
      announce(id)
    },
    update(id: string, note: LiveNote, stream: NoteStream) {
      note.stream = stream
      if (stream.end) announce(id)
      else announceSoon(id)
    },
    subscribe(id: string, listener: Listener) {
      const watching = listeners.get(id) ?? new Set()
      listeners.set(id, watching.add(listener))
      return () => {
        watching.delete(listener)
        if (watching.size > 0) return
        listeners.delete(id)
        closeUnlessWatched(id)
      }
    },
    closeAll() {
      for (const id of notes.keys()) close(id)
    },
  }
}

export type NoteRegistry = ReturnType<typeof createNoteRegistry>
