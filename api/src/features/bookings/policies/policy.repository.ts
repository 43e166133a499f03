import { type Insertable, sql } from 'kysely'
import type { Policies } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

export interface PolicyScope {
  organizationId: string
  /** Null for every specialist of the practice. */
  specialistId: string | null
  /** Null for every exam type. */
  examTypeId: string | null
}

const scoped = (tx: Db, { organizationId, specialistId, examTypeId }: PolicyScope) =>
  tx
    .selectFrom('policies')
    .where('organization_id', '=', organizationId)
    .where('specialist_id', 'is not distinct from', specialistId)
    .where('exam_type_id', 'is not distinct from', examTypeId)

export const selectLatestVersion = async (tx: Db, scope: PolicyScope) =>
  (await scoped(tx, scope).select('version').orderBy('version', 'desc').limit(1).executeTakeFirst())?.version ?? 0

/** Nothing where somebody else set that version at the same moment. */
export const insertPolicy = (tx: Db, policy: Insertable<Policies>) =>
  tx
    .insertInto('policies')
    .values(policy)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

export const selectPolicies = (tx: Db, organizationId: string, { history }: { history: boolean }, page: PageRequest) =>
  tx
    .selectFrom('policies as p')
    .leftJoin('people', 'people.id', 'p.created_by')
    .selectAll('p')
    .select('people.name as created_by_name')
    .where('p.organization_id', '=', organizationId)
    .$if(!history, (rows) =>
      rows.where(
        sql<boolean>`not exists (select from policies n where n.organization_id = p.organization_id
          and n.specialist_id is not distinct from p.specialist_id and n.exam_type_id is not distinct from p.exam_type_id
          and n.version > p.version)`,
      ),
    )
    .$if(page.after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(p.created_at, p.id) < (select a.created_at, a.id from policies a where a.id = ${page.after}::uuid)`,
      ),
    )
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(page.limit)
    .execute()

/** The one that counts: for specialist and exam type, then for the specialist, then for the exam type, then for the practice. */
export const selectPolicyFor = (tx: Db, { organizationId, specialistId, examTypeId }: PolicyScope) =>
  tx
    .selectFrom('policies')
    .select(['id', 'version', 'terms'])
    .where('organization_id', '=', organizationId)
    .where((e) => e.or([e('specialist_id', 'is', null), e('specialist_id', '=', specialistId)]))
    .where((e) => e.or([e('exam_type_id', 'is', null), e('exam_type_id', '=', examTypeId)]))
    .orderBy(sql`specialist_id is null`)
    .orderBy(sql`exam_type_id is null`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const isSpecialistOf = async (tx: Db, organizationId: string, specialistId: string) =>
  (await tx
    .selectFrom('specialists')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', specialistId)
    .executeTakeFirst()) !== undefined

export const isExamType = async (tx: Db, id: string) =>
  (await tx.selectFrom('exam_types').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
