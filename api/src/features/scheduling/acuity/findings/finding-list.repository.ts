import { type Finding, findingKindSchema, settlementSchema } from '@medinotes/shared/acuity-findings'
import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import type { PageRequest } from '../../../../platform/list-page.ts'

/** Of the caller's practice, the newest first. */
export async function selectFindings(tx: Db, { limit, after }: PageRequest, isOpen: boolean): Promise<Finding[]> {
  const rows = await findings(tx)
    .$if(isOpen, (query) => query.where('f.settled_at', 'is', null))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(f.found_at, f.id) < (select a.found_at, a.id from acuity_findings a where a.id = ${after ?? ''})`,
      ),
    )
    .orderBy('f.found_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toFinding)
}

export async function selectFinding(tx: Db, id: string) {
  const row = await findings(tx).select('f.account_id').where('f.id', '=', id).executeTakeFirst()
  return row && { ...toFinding(row), accountId: row.account_id }
}

const findings = (tx: Db) =>
  tx
    .selectFrom('acuity_findings as f')
    .leftJoin('bookings as b', 'b.id', 'f.booking_id')
    .leftJoin('specialists as s', 's.id', 'b.specialist_id')
    .select(['f.id', 'f.kind', 'f.booking_id', 'f.acuity_id', 'f.details', 'f.found_at', 'f.seen_at'])
    .select(['f.settled_at', 'f.settlement', 'b.reference', 's.name as specialist_name'])

type Row = Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number]

const toFinding = (row: Row): Finding => ({
  ...{ id: row.id, kind: findingKindSchema.parse(row.kind), bookingId: row.booking_id },
  ...{ bookingReference: row.reference, specialistName: row.specialist_name },
  acuityId: row.acuity_id === null ? null : Number(row.acuity_id),
  details: row.details as Finding['details'],
  ...{ foundAt: row.found_at.toISOString(), seenAt: row.seen_at.toISOString() },
  settledAt: row.settled_at?.toISOString() ?? null,
  settlement: settlementSchema.nullable().parse(row.settlement),
})

/** False where somebody has settled it already. */
export async function settleFinding(
  tx: Db,
  { id, settlement, personId }: { id: string; settlement: string; personId: string },
) {
  const row = await tx
    .updateTable('acuity_findings')
    .set({ settlement, settled_by: personId, settled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
