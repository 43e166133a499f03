import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { findDocument } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { DocumentStore } from '../document-store.ts'
import type { Receipts } from '../delivery/receipts.ts'
import { type ContentAnswer, answerOf, type ContentRequest } from './content-answer.ts'
import { openBody } from './first-bytes.ts'
import { selectDelivered } from './recipient.repository.ts'

interface Dependencies {
  database: Database
  journal: DocumentJournal
  sealing: DocumentSealing
  store: DocumentStore
  /** In the transaction in which the read is recorded. */
  onRead: Receipts
}

/** Who reads: a person, or a recipient of a released report who has no account. */
export type ContentReader = { principal: Principal } | { recipientId: string }

export interface OpenedContent extends ContentAnswer {
  /** Asks the store for the bytes; only after it was recorded who gets them. */
  open: ((signal: AbortSignal) => ReturnType<typeof openBody>) | null
}

export type Contents = ReturnType<typeof createContents>

/** The bytes of documents: authorised, recorded, and only then asked for. */
export function createContents({ database, journal, sealing, store, onRead }: Dependencies) {
  const within = <Result>(reader: ContentReader, work: (tx: Db) => Promise<Result>) =>
    // A recipient without an account has no rights of their own; what was released to them says what they may read.
    'principal' in reader ? database.as(reader.principal, work) : database.system(work)

  async function find(tx: Db, reader: ContentReader, id: string) {
    if ('principal' in reader) return findDocument(tx, id)
    const row = await selectDelivered(tx, reader.recipientId, id)
    if (row === undefined) throw new AppError('not_found', 'There is no such document.')
    return row
  }

  async function record(
    tx: Db,
    reader: ContentReader,
    row: DocumentRow,
    request: ContentRequest,
    { range }: ContentAnswer,
  ) {
    if (range === null) return
    const actor = 'principal' in reader ? reader.principal : { personId: null, organizationId: null }
    const isRead = request.method === 'GET'
    const read = request.purpose === 'view' ? 'document.viewed' : 'document.downloaded'
    await journal.record(tx, actor, isRead ? read : 'document.listed', row, {
      ...(isRead && { bytes: `${range.start}-${range.end}`, size: Number(row.size) }),
      ...('recipientId' in reader && { recipientId: reader.recipientId }),
    })
    if (isRead) await onRead(tx, reader, row)
  }

  return {
    async open(reader: ContentReader, id: string, request: ContentRequest): Promise<OpenedContent> {
      const { row, answer } = await within(reader, async (tx) => {
        const found = await find(tx, reader, id)
        refuseUnclean(found)
        const decided = answerOf(request, { ...found, filename: sealing.filenameOf(found) })
        await record(tx, reader, found, request, decided)
        return { row: found, answer: decided }
      })
      const { range } = answer
      if (range === null || request.method !== 'GET') return { ...answer, open: null }
      const size = Number(row.size)
      return { ...answer, open: (signal) => openBody(store, row.store_key, { size, range, signal }) }
    },
  }
}

const refusals: Record<string, string> = {
  scanning: 'This document is still being looked at. Try again in a moment.',
  quarantined: 'This document is held back.',
  destroyed: 'This document was destroyed.',
}

export function refuseUnclean({ status }: Pick<DocumentRow, 'status'>) {
  if (status !== 'clean') throw new AppError('wrong_state', refusals[status])
}
