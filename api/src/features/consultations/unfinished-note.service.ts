import type { Database } from '../../platform/database.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { selectAuthorOfUnfinished } from './unfinished-note.repository.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  publicUrl: string
}

export type UnfinishedNotes = ReturnType<typeof createUnfinishedNotes>

/** Tells authors of notes whose writing ended early and which they left so. */
export function createUnfinishedNotes({ database, outbox, publicUrl }: Dependencies) {
  return {
    /** One notice for each attempt, however often it is asked for. */
    remind: ({ consultationId: id, attempt }: { consultationId: string; attempt: number }) =>
      database.system(async (tx) => {
        const author = await selectAuthorOfUnfinished(tx, { id, attempt })
        if (author === undefined) return
        const { email, personId, organizationId } = author
        await outbox.leave(tx, {
          ...{ template: 'note-unfinished', to: email, personId, organizationId },
          facts: { link: `${publicUrl}/app/consultations/${id}` },
          case: { type: 'consultation', id },
          dedupeKey: `note-unfinished:${id}:${attempt}`,
        })
      }),
  }
}
