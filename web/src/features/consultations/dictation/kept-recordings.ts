import { type DBSchema, openDB } from 'idb'

/** A part of a dictation that is not text yet. */
export interface KeptPart {
  id: string
  /** Of whom, and for which form. */
  place: string
  /** Its turn in the dictation. */
  turn: number
  audio: Blob
  consent: string
}

interface Kept extends DBSchema {
  parts: { key: string; value: KeptPart; indexes: { place: string } }
}

const database = () =>
  openDB<Kept>('medinotes-dictation', 1, {
    upgrade: (db) => void db.createObjectStore('parts', { keyPath: 'id' }).createIndex('place', 'place'),
  })

/** Throws where the browser has no room or forbids it. */
export const keepPart = async (part: KeptPart) => void (await (await database()).put('parts', part))

/** In their turn. */
export async function keptParts(place: string) {
  const parts = await (await database()).getAllFromIndex('parts', 'place', place)
  return parts.toSorted((a, b) => a.turn - b.turn)
}

export const dropPart = async (id: string) => (await database()).delete('parts', id)

/** Forgets every recording in this browser; part of signing out. */
export const clearRecordings = async () => (await database()).clear('parts')
