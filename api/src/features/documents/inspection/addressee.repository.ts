import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { reachableFor, reachableMembers } from '../../../platform/reachable-members.ts'
import type { BookingOfDocuments, DocumentRow } from '../document-row.ts'

export interface Addressee {
  personId: string
  to: string
  organizationId: string
}

/** The firm's side of a booking. */
export const selectFirmReaders = (tx: Db, { organization_id, booked_by }: BookingOfDocuments): Promise<Addressee[]> =>
  reachableFor(tx, { organizationId: organization_id, personId: booked_by })

/** The specialist; the practice's administrators where the specialist has no account. */
export async function selectPracticeReaders(
  tx: Db,
  { practice_id, specialist_id }: BookingOfDocuments,
): Promise<Addressee[]> {
  const ofPractice = reachableMembers(tx).where('m.organization_id', '=', practice_id)
  const specialist = await ofPractice
    .where('people.id', '=', (eb) => eb.selectFrom('specialists').select('person_id').where('id', '=', specialist_id))
    .execute()
  return specialist.length > 0 ? specialist : ofPractice.where('m.role', '=', 'admin').execute()
}

/** Who decides for an organization on what it keeps. */
export const selectKeepers = (tx: Db, organizationId: string): Promise<Addressee[]> =>
  reachableMembers(tx).where('m.organization_id', '=', organizationId).where('m.administers', '=', true).execute()

/** One at a time, so that of several documents that are ready at once one is told. */
export const lockTelling = (tx: Db, bookingId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`document-arrived:${bookingId}`}, 0))`.execute(tx)

/** Whether somebody was told lately that documents arrived for this booking. */
export async function isToldSince(tx: Db, { personId, bookingId, since }: Told) {
  const notice = await tx
    .selectFrom('notices')
    .select('id')
    .where('template', '=', 'document-arrived')
    .where('case_id', '=', bookingId)
    .where('person_id', '=', personId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return notice !== undefined
}

interface Told {
  personId: string
  bookingId: string
  since: Date
}

/** The administrators of the practice, who decide, and whoever uploaded it where that is somebody else. */
export async function selectDeciders(tx: Db, { practice_id, side_id, uploaded_by }: DocumentRow) {
  const admins = await reachableMembers(tx)
    .where('m.organization_id', '=', practice_id)
    .where('m.role', '=', 'admin')
    .execute()
  const uploader = await reachableMembers(tx)
    .where('m.organization_id', '=', side_id)
    .where('people.id', '=', uploaded_by)
    .execute()
  const others = uploader.filter(({ personId }) => admins.every((admin) => admin.personId !== personId))
  return [
    ...admins.map((reader) => ({ ...reader, decides: true })),
    ...others.map((reader) => ({ ...reader, decides: false })),
  ]
}
