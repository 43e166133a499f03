import type { AccessEntry, AccessExportQuery, AccessQuery, BookingAccessQuery } from '@medinotes/shared/document-access'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { AuditExcerpts } from '../../audit/audit-excerpt.service.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { SameMatter } from '../../bookings/matters/same-matter.ts'
import { findBookingOfDocuments, findDocument } from '../document-finder.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { createDocumentSealGuard } from '../queries/document-seal-guard.ts'
import { type AccessRow, selectAccess, selectRecorded } from './access.repository.ts'
import { selectRecipientNames } from './recipient-names.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  excerpts: AuditExcerpts
  sameMatter: SameMatter
}

type Recorded = Awaited<ReturnType<typeof selectRecorded>>

const noSuchDocument = () => new AppError('not_found', 'There is no such document.')

export type AccessRecord = ReturnType<typeof createAccessRecord>

/** Who did what with documents and when, of one or of a whole matter, out of the caller's own chain. */
export function createAccessRecord({ database, audit, sealing, excerpts, sameMatter }: Dependencies) {
  const guard = createDocumentSealGuard({ database, audit })

  const read = (principal: Principal, documents: Recorded, query: AccessQuery) =>
    guard(principal, async () => {
      const names = new Map(documents.map((row) => [row.id, sealing.filenameOf(row)]))
      const request = { organizationId: organizationOf(principal).id, documentIds: [...names.keys()] }
      return database.system(async (tx) => {
        const page = await readPage(
          query,
          (part) => selectAccess(tx, { ...request, ...part }),
          (row) => row,
        )
        const recipients = await selectRecipientNames(tx, sealing, page.items)
        return { ...page, items: page.items.map((row) => present(row, names, recipients)) }
      })
    })

  /** Of the booking alone, or of every examination of its matter. */
  const bookingsOf = (tx: Db, principal: Principal, id: string, of: BookingAccessQuery['of']) =>
    of === 'matter' ? sameMatter(tx, principal, id) : [id]

  async function recordLook(tx: Db, principal: Principal, subject: { type: 'booking' | 'document'; id: string }) {
    await audit.record(tx, principal, 'document.access-read', subject)
  }

  return {
    async ofDocument(principal: Principal, id: string, query: AccessQuery) {
      const row = await database.as(principal, async (tx) => {
        const found = await findDocument(tx, id)
        await recordLook(tx, principal, { type: 'document', id })
        return found
      })
      return read(principal, [row], query)
    },

    async ofBooking(principal: Principal, id: string, { of, ...query }: BookingAccessQuery) {
      const rows = await guard(principal, () =>
        database.as(principal, async (tx) => {
          await findBookingOfDocuments(tx, id)
          await recordLook(tx, principal, { type: 'booking', id })
          return selectRecorded(tx, await bookingsOf(tx, principal, id, of))
        }),
      )
      return read(principal, rows, query)
    },

    /** The events themselves, to be verified by somebody who trusts nobody; recorded before the first byte leaves. */
    async export(principal: Principal, bookingId: string, { of, documentId }: AccessExportQuery) {
      const details = { of, ...(documentId !== undefined && { documentId }) }
      const { reference, documents } = await guard(principal, () =>
        database.as(principal, async (tx) => {
          const booking = await findBookingOfDocuments(tx, bookingId)
          const all = await selectRecorded(tx, await bookingsOf(tx, principal, bookingId, of))
          const wanted = documentId === undefined ? all : all.filter(({ id }) => id === documentId)
          if (documentId !== undefined && wanted.length === 0) throw noSuchDocument()
          await audit.record(tx, principal, 'document.access-exported', { type: 'booking', id: bookingId }, details)
          return { reference: booking.reference, documents: wanted }
        }),
      )
      const lines = await excerpts.open({
        ...{ chain: organizationOf(principal).id, subjectType: 'document', subjectIds: documents.map(({ id }) => id) },
        about: { bookingId, ...details },
      })
      return { filename: `access-${reference}-${new Date().toISOString().slice(0, 10)}.jsonl`, lines }
    },
  }
}

function present(
  { recipientId, ...row }: AccessRow,
  names: ReadonlyMap<string, string>,
  recipients: ReadonlyMap<string, string>,
): AccessEntry {
  return {
    ...row,
    filename: names.get(row.documentId) ?? '',
    at: row.at.toISOString(),
    until: row.until.toISOString(),
    personName: recipientId === null ? row.personName : (recipients.get(recipientId) ?? null),
  }
}
