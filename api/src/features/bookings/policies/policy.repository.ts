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

/** From when a version counts. */
export const beginning = (alias: 'policies' | 'p' | 'n') =>
  sql<Date>`coalesce(${sql.ref(`${alias}.effective_from`)}, ${sql.ref(`${alias}.created_at`)})`

/** Of those that were not withdrawn, the last one; `number` counts the withdrawn ones too. */
export async function selectLastVersion(tx: Db, scope: PolicyScope) {
  const { number } = await scoped(tx, scope)
    .select(({ fn }) => fn.coalesce(fn.max('version'), sql<number>`0`).as('number'))
    .executeTakeFirstOrThrow()
  const last = await scoped(tx, scope)
    .select(['version', beginning('policies').as('begins')])
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { number, version: last?.version ?? 0, begins: last?.begins }
}

/** Nothing where somebody else set that version at the same moment. */
export const insertPolicy = (tx: Db, policy: Insertable<Policies>) =>
  tx
    .insertInto('policies')
    .values(policy)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

/** The next version of the same that was not withdrawn. */
const next = sql`from policies n where n.organization_id = p.organization_id and n.withdrawn_at is null
  and n.specialist_id is not distinct from p.specialist_id and n.exam_type_id is not distinct from p.exam_type_id
  and n.version > p.version`

export const selectPolicies = (tx: Db, organizationId: string, { history }: { history: boolean }, page: PageRequest) =>
  tx
    .selectFrom('policies as p')
    .leftJoin('people', 'people.id', 'p.created_by')
    .selectAll('p')
    .select('people.name as created_by_name')
    .select(sql<Date | null>`(select min(${beginning('n')}) ${next})`.as('until'))
    .where('p.organization_id', '=', organizationId)
    .$if(!history, (rows) =>
      rows
        .where('p.withdrawn_at', 'is', null)
        .where(sql<boolean>`not exists (select ${next} and ${beginning('n')} <= now())`),
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

/** Nothing where there is no such version, or it counts already. */
export const withdrawPolicy = (tx: Db, id: string, personId: string) =>
  tx
    .updateTable('policies')
    .set({ withdrawn_at: new Date(), withdrawn_by: personId })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('effective_from', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()

/** The one that counts: for specialist and exam type, then for the specialist, then for the exam type, then for the practice. */
export const selectPolicyFor = (tx: Db, { organizationId, specialistId, examTypeId }: PolicyScope) =>
  tx
    .selectFrom('policies')
    .select(['id', 'version', 'terms'])
    .where('organization_id', '=', organizationId)
    .where('withdrawn_at', 'is', null)
    .where(beginning('policies'), '<=', sql<Date>`now()`)
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
