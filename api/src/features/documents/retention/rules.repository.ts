import { sql } from 'kysely'
import type { SetRetentionRules } from '@medinotes/shared/retention'
import type { Db } from '../../../platform/database.ts'

export const selectRules = (tx: Db, organizationId: string) =>
  tx.selectFrom('retention_rules').select(['kind', 'years']).where('organization_id', '=', organizationId).execute()

/** Two people who set rules at the same moment come after one another. */
export async function replaceRules(
  tx: Db,
  { organizationId, personId }: { organizationId: string; personId: string },
  rules: SetRetentionRules['rules'],
) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`retention rules of ${organizationId}`}, 0))`.execute(tx)
  const kinds = rules.map(({ kind }) => kind)
  await tx
    .deleteFrom('retention_rules')
    .where('organization_id', '=', organizationId)
    .where('kind', 'in', kinds)
    .execute()
  const rows = rules.map(({ kind, years }) => ({ organization_id: organizationId, kind, years, set_by: personId }))
  await tx.insertInto('retention_rules').values(rows).execute()
}

/** What says until when documents are kept: with the service's own rights, since the rule is that of the side that uploaded. */
export async function selectKept(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('documents as d')
    .innerJoin('bookings as b', 'b.id', 'd.booking_id')
    .leftJoin('retention_rules as rule', (join) =>
      join.onRef('rule.organization_id', '=', 'd.side_id').onRef('rule.kind', '=', 'd.kind'),
    )
    .select(['d.id', 'd.kind', 'rule.years'])
    .select(sql<string>`to_char(b.starts_at at time zone b.time_zone, 'YYYY-MM-DD')`.as('day'))
    .where('d.id', 'in', ids)
    .execute()
}
