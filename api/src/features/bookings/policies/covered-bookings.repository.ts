import { activeStatuses } from '@medinotes/shared/bookings'
import type { PolicyTerms } from '@medinotes/shared/policies'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { type BookingRow, toBookingRow } from '../booking-row.ts'
import { beginning, type PolicyScope } from './policy.repository.ts'

/** A policy that counts from `at` on. */
export interface Covering extends PolicyScope {
  at: Date
  terms: PolicyTerms
}

/** Bookings of the practice for which no other policy would be closer. */
const covered = (tx: Db, { organizationId, specialistId, examTypeId, at }: Covering) =>
  tx
    .selectFrom('bookings as b')
    .where('b.practice_id', '=', organizationId)
    .$if(specialistId !== null, (rows) => rows.where('b.specialist_id', '=', specialistId ?? ''))
    .$if(examTypeId !== null, (rows) => rows.where('b.exam_type_id', '=', examTypeId ?? ''))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('policies as p')
            .select('p.id')
            .where('p.organization_id', '=', organizationId)
            .where('p.withdrawn_at', 'is', null)
            .where(beginning('p'), '<=', at)
            .where((e) => e.or([e('p.specialist_id', 'is', null), e('p.specialist_id', '=', e.ref('b.specialist_id'))]))
            .where((e) => e.or([e('p.exam_type_id', 'is', null), e('p.exam_type_id', '=', e.ref('b.exam_type_id'))]))
            .where(closeness, '>', (specialistId === null ? 0 : 2) + (examTypeId === null ? 0 : 1)),
        ),
      ),
    )

const closeness = sql<number>`(p.specialist_id is not null)::integer * 2 + (p.exam_type_id is not null)::integer`

const upcoming = (tx: Db, covering: Covering) =>
  covered(tx, covering)
    .where('b.status', 'in', activeStatuses)
    .where('b.starts_at', '>', sql<Date>`now()`)

const isAlike = ({ terms }: Covering) => sql<boolean>`b.terms = ${JSON.stringify(terms)}::jsonb`

export const countUpcoming = (tx: Db, covering: Covering) =>
  upcoming(tx, covering)
    .select(({ fn }) => [
      sql<number>`${fn.countAll()}::integer`.as('upcoming'),
      sql<number>`(count(*) filter (where ${isAlike(covering)}))::integer`.as('alike'),
    ])
    .executeTakeFirstOrThrow()

/** Of other terms, the soonest first. */
export async function selectUnlike(tx: Db, covering: Covering, limit: number): Promise<BookingRow[]> {
  const rows = await upcoming(tx, covering)
    .selectAll('b')
    .where((e) => e.not(isAlike(covering)))
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(limit)
    .execute()
  return rows.map((row) => toBookingRow(row))
}

const lately = '28 days'

export async function countLately(tx: Db, covering: Covering) {
  const { count } = await covered(tx, covering)
    .select(({ fn }) => sql<number>`${fn.countAll()}::integer`.as('count'))
    .where('b.confirmed_at', '>', sql<Date>`now() - ${lately}::interval`)
    .executeTakeFirstOrThrow()
  return count
}
