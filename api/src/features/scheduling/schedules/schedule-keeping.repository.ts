import { type Insertable, sql } from 'kysely'
import { activeStatuses } from '@medinotes/shared/bookings'
import type {
  ScheduleExceptions,
  SpecialistOffers,
  Specialists,
  WorkingHours,
} from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

export const selectSpecialist = (tx: Db, organizationId: string, id: string) =>
  tx
    .selectFrom('specialists')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Nothing where that person is a specialist of the practice already. */
export const insertSpecialist = (tx: Db, specialist: Insertable<Specialists>) =>
  tx
    .insertInto('specialists')
    .values(specialist)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

type SpecialistChange = Omit<Insertable<Specialists>, 'id' | 'organization_id' | 'person_id'>

/** Nothing where it is another version by now. */
export const updateSpecialist = (tx: Db, id: string, version: number, change: Partial<SpecialistChange>) =>
  tx
    .updateTable('specialists')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()

export const updateListing = (tx: Db, id: string, listed: boolean) =>
  tx.updateTable('specialists').set({ listed }).where('id', '=', id).returning('id').executeTakeFirst()

export const isActiveMember = async (tx: Db, organizationId: string, personId: string) =>
  (await tx
    .selectFrom('memberships')
    .select('person_id')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('role', '=', 'specialist')
    .where('status', '=', 'active')
    .executeTakeFirst()) !== undefined

export const selectOffers = (tx: Db, specialistId: string) =>
  tx
    .selectFrom('specialist_offers')
    .select(['exam_type_id', 'fee_cents', 'minutes'])
    .where('specialist_id', '=', specialistId)
    .orderBy('exam_type_id')
    .execute()

export const countExamTypes = async (tx: Db, ids: readonly string[]) =>
  ids.length === 0 ? 0 : (await tx.selectFrom('exam_types').select('id').where('id', 'in', ids).execute()).length

/** By exam type, of those that are booked there. */
export async function selectMinutesInAcuity(tx: Db, specialistId: string) {
  const rows = await tx
    .selectFrom('acuity_types')
    .select(['exam_type_id', 'minutes'])
    .where('specialist_id', '=', specialistId)
    .execute()
  return new Map(rows.map(({ exam_type_id, minutes }) => [exam_type_id, minutes]))
}

export async function replaceOffers(tx: Db, specialistId: string, offers: Insertable<SpecialistOffers>[]) {
  await tx.deleteFrom('specialist_offers').where('specialist_id', '=', specialistId).execute()
  if (offers.length > 0) await tx.insertInto('specialist_offers').values(offers).execute()
}

export const selectHours = (tx: Db, specialistId: string) =>
  tx
    .selectFrom('working_hours')
    .selectAll()
    .where('specialist_id', '=', specialistId)
    .orderBy('weekday')
    .orderBy('starts')
    .orderBy('id')
    .execute()

export async function replaceHours(tx: Db, specialistId: string, hours: Insertable<WorkingHours>[]) {
  await tx.deleteFrom('working_hours').where('specialist_id', '=', specialistId).execute()
  if (hours.length > 0) await tx.insertInto('working_hours').values(hours).execute()
}

export const countPlaces = async (tx: Db, organizationId: string, ids: readonly string[]) =>
  ids.length === 0
    ? 0
    : (
        await tx
          .selectFrom('places')
          .select('id')
          .where('organization_id', '=', organizationId)
          .where('id', 'in', ids)
          .execute()
      ).length

export const selectExceptions = (tx: Db, specialistId: string) =>
  tx
    .selectFrom('schedule_exceptions')
    .selectAll()
    .where('specialist_id', '=', specialistId)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(500)
    .execute()

export const insertException = (tx: Db, exception: Insertable<ScheduleExceptions>) =>
  tx.insertInto('schedule_exceptions').values(exception).returningAll().executeTakeFirstOrThrow()

export const deleteException = (tx: Db, specialistId: string, id: string) =>
  tx
    .deleteFrom('schedule_exceptions')
    .where('specialist_id', '=', specialistId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()

/** What is booked or held between two instants. */
export const selectBooked = (tx: Db, specialistId: string, from: Date, until: Date) =>
  tx
    .selectFrom('bookings')
    .select(['id', 'reference', 'starts_at', 'ends_at'])
    .where('specialist_id', '=', specialistId)
    .where('status', 'in', activeStatuses)
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .execute()
