import { createAwaitedCosignatures } from './awaited-cosignatures.service.ts'
import { createCosignatureAnswers } from './cosignature-answer.service.ts'
import { createCosignatureNotices } from './cosignature-notices.ts'
import { createCosignatures } from './cosignature.service.ts'
import { createFindingAcceptances } from './finding-acceptance.service.ts'
import { createNoteAddenda } from './note-addendum.service.ts'
import { createNoteEditing } from './note-editing.service.ts'
import { createNoteSigning } from './note-signing.service.ts'
import { createNoteVersions } from './note-version.service.ts'

type Parts = Parameters<typeof createCosignatureNotices>[0] &
  Omit<Parameters<typeof createCosignatures>[0], 'notices'> &
  Parameters<typeof createFindingAcceptances>[0] &
  Parameters<typeof createNoteSigning>[0]

/** What becomes of a note once it is drafted. */
export function createNoteLife(parts: Parts) {
  const notices = createCosignatureNotices(parts)
  return {
    editing: createNoteEditing(parts),
    versions: createNoteVersions(parts),
    acceptances: createFindingAcceptances(parts),
    signing: createNoteSigning(parts),
    addenda: createNoteAddenda(parts),
    cosignatures: {
      ...createCosignatures({ ...parts, notices }),
      ...createCosignatureAnswers({ ...parts, notices }),
      ...createAwaitedCosignatures(parts),
    },
  }
}

export type NoteLife = ReturnType<typeof createNoteLife>
