import type { ChangeDocument } from '@medinotes/shared/documents'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { findDocument } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { NameIndex } from '../names/name-index.ts'
import type { DocumentView } from '../queries/document-view.ts'
import { updateDocument } from './document-change.repository.ts'

interface Dependencies {
  database: Database
  journal: DocumentJournal
  sealing: DocumentSealing
  nameIndex: NameIndex
  documentView: DocumentView
}

const stale = () =>
  new AppError('stale_version', 'Somebody changed this document since you opened it. Look at it first.')

/** What people call a document and how it is shown; its bytes never change. */
export function createDocumentChange({ database, journal, sealing, nameIndex, documentView }: Dependencies) {
  const columnsOf = (row: DocumentRow, { kind, filename, sensitive }: Omit<ChangeDocument, 'version'>) => ({
    ...(kind !== undefined && { kind, shared: isShared(row, kind) }),
    ...(filename !== undefined && { filename_sealed: sealing.seal(row, 'documents', 'filename_sealed', filename) }),
    ...(sensitive !== undefined && { sensitive }),
  })

  return async (principal: Principal, id: string, { version, ...change }: ChangeDocument) => {
    const changed = await database.as(principal, async (tx) => {
      const row = await findDocument(tx, id)
      refuseOthers(principal, row)
      refuseLettingOut(row, change.kind)
      const after = await updateDocument(tx, { id, version }, columnsOf(row, change))
      if (after === undefined) throw stale()
      if (change.filename !== undefined) await nameIndex.write(tx, after, change.filename)
      // Those who could see it hear of it, even where they cannot any more.
      await journal.record(tx, principal, 'document.changed', row, { changed: Object.keys(change) })
      return after
    })
    const [document] = await documentView(principal, [changed])
    if (document === undefined) throw new Error('A document was gone between two looks at it')
    return document
  }
}

function refuseOthers({ organization }: Principal, { side_id, status }: DocumentRow) {
  if (side_id !== organization?.id)
    throw new AppError('forbidden', 'Only the side that uploaded a document changes it.')
  if (status === 'destroyed') throw new AppError('wrong_state', 'This document was destroyed.')
}

/** Releasing is the only way out for a report, and recalling the only way back. */
function refuseLettingOut(row: DocumentRow, kind: string | undefined) {
  if (kind === undefined || kind === row.kind || row.side_id !== row.practice_id || row.kind !== 'report') return
  throw new AppError('wrong_state', 'A report stays a report: the referrer gets it when it is released.')
}

/** What a practice calls a report is kept from the other side until it is released. */
const isShared = (row: DocumentRow, kind: string) =>
  kind === row.kind ? row.shared : !(row.side_id === row.practice_id && kind === 'report')
