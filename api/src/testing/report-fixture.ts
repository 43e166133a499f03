import { createHash, randomUUID } from 'node:crypto'
import type { DocumentKind } from '@medinotes/shared/bookings'
import type { Context } from '../context.ts'

/** A booking and its two sides. */
interface Sides {
  id: string
  organization_id: string
  practice_id: string
}

interface Wanted {
  kind?: DocumentKind
  /** Of whoever uploaded it; the practice's where it says nothing. */
  side_id?: string
  uploaded_by?: string | null
  status?: 'clean' | 'scanning' | 'quarantined'
  filename?: string
  /** Where it is given, the store has them. */
  bytes?: Buffer
}

/** A document of a booking as it is after it was looked at; a report is not shared yet. */
export async function createBookingDocument(
  { database, documents }: Pick<Context, 'database' | 'documents'>,
  { id: booking_id, organization_id, practice_id }: Sides,
  { kind = 'report', side_id = practice_id, uploaded_by = null, status = 'clean', ...wanted }: Wanted = {},
) {
  const { filename = 'Report.pdf', bytes = Buffer.from('%PDF-1.7 a report') } = wanted
  const owner = { id: randomUUID(), organization_id }
  const row = {
    ...{ ...owner, practice_id, booking_id, side_id, kind, uploaded_by, status },
    ...{ content_type: 'application/pdf', size: bytes.length, shared: !(kind === 'report' && side_id === practice_id) },
    filename_sealed: documents.sealing.seal(owner, 'documents', 'filename_sealed', filename),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    store_key: `${organization_id}/${owner.id}`,
  }
  await database.system((tx) => tx.insertInto('documents').values(row).execute())
  return { id: owner.id, version: 1, sha256: row.sha256, storeKey: row.store_key, bytes }
}
