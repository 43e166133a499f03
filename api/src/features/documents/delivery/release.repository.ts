import type { Insertable } from 'kysely'
import type { ReportRecipients, ReportReleases } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { DocumentRow } from '../document-row.ts'
import type { ReportBooking } from './report-booking.ts'

/** Reports of the practice that are not released, the latest first. */
export const selectCandidates = (tx: Db, bookingId: string): Promise<DocumentRow[]> =>
  tx
    .selectFrom('documents as d')
    .selectAll('d')
    .where('d.booking_id', '=', bookingId)
    .whereRef('d.side_id', '=', 'd.practice_id')
    .where('d.kind', '=', 'report')
    .where('d.status', '<>', 'destroyed')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('report_releases as r')
            .select('r.id')
            .whereRef('r.document_id', '=', 'd.id')
            .where('r.recalled_at', 'is', null),
        ),
      ),
    )
    .orderBy('d.uploaded_at', 'desc')
    .orderBy('d.id')
    .execute()

/** The latest first. */
export const selectReleases = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('report_releases')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('released_at', 'desc')
    .execute()

export type ReleaseRow = Awaited<ReturnType<typeof selectReleases>>[number]

/** Documents of the booking whose release stands. */
export const standing = (releases: readonly ReleaseRow[]) => releases.filter(({ recalled_at }) => recalled_at === null)

export async function selectRecipients(tx: Db, releaseIds: readonly string[]) {
  if (releaseIds.length === 0) return []
  return tx
    .selectFrom('report_recipients')
    .select(['id', 'release_id', 'organization_id', 'person_id', 'contact_sealed', 'opened_at'])
    .where('release_id', 'in', releaseIds)
    .orderBy('person_id', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

export type RecipientRow = Awaited<ReturnType<typeof selectRecipients>>[number]

export async function insertRelease(
  tx: Db,
  release: Insertable<ReportReleases>,
  recipients: readonly Insertable<ReportRecipients>[],
) {
  const row = await tx.insertInto('report_releases').values(release).returning('released_at').executeTakeFirstOrThrow()
  await tx.insertInto('report_recipients').values(recipients).execute()
  return row.released_at
}

export const updateRecalled = (
  tx: Db,
  id: string,
  recall: Pick<Insertable<ReportReleases>, 'recalled_by' | 'recalled_at' | 'recall_reason_sealed'>,
) => tx.updateTable('report_releases').set(recall).where('id', '=', id).where('recalled_at', 'is', null).execute()

/** People of the firm who may read its bookings. With the service's own rights: the sides may not look each other up. */
export const selectReferrers = (tx: Db, { organization_id }: Pick<ReportBooking, 'organization_id'>) =>
  tx
    .selectFrom('people as p')
    .innerJoin('memberships as m', 'm.person_id', 'p.id')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['p.id', 'p.name', 'p.email'])
    .where('m.organization_id', '=', organization_id)
    .where('m.role', 'in', ['referrer', 'admin'])
    .where('m.status', '=', 'active')
    .where('p.status', '=', 'active')
    .where('o.status', '<>', 'suspended')
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

/** Names around a report, for whom the report itself was shown to. With the service's own rights, for the same reason. */
export async function selectPeopleNames(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await tx.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function selectSpecialistName(tx: Db, { specialist_id }: Pick<ReportBooking, 'specialist_id'>) {
  const row = await tx
    .selectFrom('specialists')
    .select('name')
    .where('id', '=', specialist_id)
    .executeTakeFirstOrThrow()
  return row.name
}

/** Of documents that the caller may see. */
export async function selectReleasedDocuments(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('documents')
    .select(['id', 'organization_id', 'filename_sealed'])
    .where('id', 'in', ids)
    .execute()
}
