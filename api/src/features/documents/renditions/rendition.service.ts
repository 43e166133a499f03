import { buffer } from 'node:stream/consumers'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { refuseUnclean } from '../content/content.service.ts'
import { openBody } from '../content/first-bytes.ts'
import { findDocument } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentStore } from '../document-store.ts'
import { viewOf } from '../queries/document-actions.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { type RenderedPage, renderPage, renditionLimits, tooLarge } from './render-image.ts'

interface Dependencies {
  database: Database
  journal: DocumentJournal
  store: DocumentStore
}

export type Renditions = ReturnType<typeof createRenditions>

/** Pictures that browsers cannot show, as ones that they can: made when asked for, and kept nowhere. */
export function createRenditions({ database, journal, store }: Dependencies) {
  const inTurn = createOneAtATime(8)
  return {
    /** Pages count from 1; the signal is aborted once nobody waits for it any more. */
    async render(
      principal: Principal,
      { id, page, signal }: { id: string; page: number; signal: AbortSignal },
    ): Promise<RenderedPage> {
      const row = await database.as(principal, async (tx) => {
        const found = await findDocument(tx, id)
        refuseUnclean(found)
        if (viewOf(found.content_type) !== 'rendition')
          throw new AppError('rendition_refused', 'A document of this kind is not shown as a picture made here.')
        if (Number(found.size) > renditionLimits.bytes) throw tooLarge()
        await journal.record(tx, principal, 'document.viewed', found, { page, size: Number(found.size) })
        return found
      })
      return inTurn(async () => {
        signal.throwIfAborted()
        const size = Number(row.size)
        const body = await openBody(store, row.store_key, { size, range: { start: 0, end: size - 1 }, signal })
        return renderPage(await buffer(body), row.content_type, page)
      })
    },
  }
}
