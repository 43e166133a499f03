import { type Insertable, sql } from 'kysely'
import type { Specialist } from '@medinotes/shared/scheduling'
import type { ExamTypes, Places } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

export const selectExamTypes = (tx: Db, { all }: { all: boolean }) =>
  tx
    .selectFrom('exam_types')
    .selectAll()
    .$if(!all, (query) => query.where('active', '=', true))
    .orderBy(sql`lower(name)`)
    .execute()

/** Nothing where another has that name. */
export const insertExamType = (tx: Db, examType: Insertable<ExamTypes>) =>
  tx
    .insertInto('exam_types')
    .values(examType)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

export const isExamTypeNameTaken = async (tx: Db, name: string, exceptId: string) =>
  (await tx
    .selectFrom('exam_types')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', exceptId)
    .executeTakeFirst()) !== undefined

export const updateExamType = (tx: Db, id: string, change: Omit<Insertable<ExamTypes>, 'id'>) =>
  tx.updateTable('exam_types').set(change).where('id', '=', id).returningAll().executeTakeFirst()

export const selectPlaces = (tx: Db, organizationId: string) =>
  tx
    .selectFrom('places')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()

export const insertPlace = (tx: Db, place: Insertable<Places>) =>
  tx.insertInto('places').values(place).returningAll().executeTakeFirstOrThrow()

export const updatePlace = (
  tx: Db,
  organizationId: string,
  id: string,
  change: Omit<Insertable<Places>, 'id' | 'organization_id'>,
) =>
  tx
    .updateTable('places')
    .set(change)
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .returningAll()
    .executeTakeFirst()

const placesOfSpecialist = sql<Specialist['places']>`(
  select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'suburb', p.suburb, 'state', p.state, 'timeZone', p.time_zone)
    order by p.name), '[]')
  from places p where p.active and p.id in (
    select h.place_id from working_hours h
    where h.specialist_id = s.id and (h.valid_until is null or h.valid_until >= current_date)
  ))`
const worksByTelehealth = sql<boolean>`exists (
  select from working_hours h where h.specialist_id = s.id and h.place_id is null
    and (h.valid_until is null or h.valid_until >= current_date))`
const offersOfSpecialist = sql<Specialist['offers']>`(
  select coalesce(json_agg(json_build_object('examTypeId', f.exam_type_id, 'feeCents', coalesce(f.fee_cents, t.fee_cents),
    'minutes', coalesce(f.minutes, t.minutes)) order by t.name), '[]')
  from specialist_offers f join exam_types t on t.id = f.exam_type_id where f.specialist_id = s.id and t.active)`

interface SpecialistFilter {
  /** Null for any practice. */
  practiceId: string | null
  listedOnly: boolean
  query: string | undefined
}

/** With the service's own rights: a practice is named beside its specialists to who may not look it up. */
export const selectSpecialists = (tx: Db, { practiceId, listedOnly, query }: SpecialistFilter, page: PageRequest) =>
  tx
    .selectFrom('specialists as s')
    .innerJoin('organizations as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.name', 's.specialty', 's.organization_id', 's.person_id', 's.languages'])
    .select(['s.takes_interpreters', 's.time_zone', 's.listed', 's.deactivated_at', 'o.name as practice_name'])
    .select(sql<boolean>`app.takes_bookings(s)`.as('takes_bookings'))
    .select([placesOfSpecialist.as('places'), worksByTelehealth.as('telehealth'), offersOfSpecialist.as('offers')])
    .where('o.status', '=', 'active')
    .$if(practiceId !== null, (rows) => rows.where('s.organization_id', '=', practiceId))
    .$if(listedOnly, (rows) => rows.where('s.listed', '=', true).where(sql<boolean>`app.takes_bookings(s)`))
    .$if(query !== undefined && query !== '', (rows) =>
      rows.where((e) =>
        e.or([
          e(sql`lower(s.name)`, 'like', `%${likeText(query ?? '')}%`),
          e(sql`lower(s.specialty)`, 'like', `%${likeText(query ?? '')}%`),
        ]),
      ),
    )
    .$if(page.after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(lower(s.name), s.id) > (select lower(a.name), a.id from specialists a where a.id = ${page.after}::uuid)`,
      ),
    )
    .orderBy(sql`lower(s.name)`)
    .orderBy('s.id')
    .limit(page.limit)
    .execute()

const likeText = (text: string) => text.toLowerCase().replace(/[\\%_]/g, '\\$&')
