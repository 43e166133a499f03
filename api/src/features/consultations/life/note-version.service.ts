import type { NoteVersion } from '@medinotes/shared/consultations'
import type { VersionKind, VersionQuery, VersionSummary } from '@medinotes/shared/note-life'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { formerMember } from './note-life.repository.ts'
import { refuseCosigner } from './own-note.ts'
import { selectVersion, selectVersions, type VersionRow } from './note-version.repository.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
  finder: ConsultationFinder
}

/** What a note was before it is what it is. */
export function createNoteVersions({ sealedReads, audit, sealing, finder }: Dependencies) {
  async function find(tx: Db, principal: Principal, id: string) {
    const row = await finder.find(tx, id)
    refuseCosigner(principal, row)
    return row
  }

  return {
    list: (principal: Principal, id: string, { limit, cursor }: VersionQuery) =>
      sealedReads(principal, async (tx) => {
        await find(tx, principal, id)
        const rows = await selectVersions(tx, id, { before: numberIn(cursor), limit: limit + 1 })
        const page = rows.slice(0, limit)
        await audit.record(tx, principal, 'consultation.versions-read', { type: 'consultation', id }, {})
        const last = rows.length > limit ? page.at(-1) : undefined
        return { items: page.map(summaryOf), nextCursor: last ? String(last.version) : null }
      }),

    read: (principal: Principal, { id, version }: { id: string; version: number }): Promise<NoteVersion> =>
      sealedReads(principal, async (tx) => {
        const row = await find(tx, principal, id)
        const found = await selectVersion(tx, id, version)
        if (!found) throw new AppError('not_found', 'This note has no such version.')
        await audit.record(tx, principal, 'consultation.versions-read', { type: 'consultation', id }, { version })
        const draft = sealing.openDraft(row, version, found.draft_sealed)
        return { ...summaryOf(found), notes: sealing.openFirstNotes(row), ...draft }
      }),
  }
}

const summaryOf = ({ version, kind, edited_by, name, created_at }: VersionRow): VersionSummary => ({
  version,
  kind: kind as VersionKind,
  by: edited_by === null ? null : { id: edited_by, name: name ?? formerMember },
  at: created_at.toISOString(),
})

/** A page's cursor is the last version on it. */
function numberIn(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor)
  throw new AppError('malformed', 'This page of the list cannot be read. Start from its beginning.', {
    errors: [{ path: 'cursor', message: 'Use the nextCursor of the page before' }],
  })
}
