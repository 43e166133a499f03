import { createFindingAcceptances } from './finding-acceptance.service.ts'
import { createNoteAddenda } from './note-addendum.service.ts'
import { createNoteEditing } from './note-editing.service.ts'
import { createNoteSigning } from './note-signing.service.ts'
import { createNoteVersions } from './note-version.service.ts'

type Parts = Parameters<typeof createFindingAcceptances>[0] & Parameters<typeof createNoteSigning>[0]

/** What becomes of a note once it is drafted. */
export const createNoteLife = (parts: Parts) => ({
  editing: createNoteEditing(parts),
  versions: createNoteVersions(parts),
  acceptances: createFindingAcceptances(parts),
  signing: createNoteSigning(parts),
  addenda: createNoteAddenda(parts),
})

export type NoteLife = ReturnType<typeof createNoteLife>
