import { activeStatuses } from '@medinotes/shared/bookings'
import { type Insertable, sql } from 'kysely'
import type { AcuityCalendars, AcuityTypes } from '../../../../platform/database-schema.ts'
import type { Db } from '../../../../platform/database.ts'

/** How an account does, in one look. */
export async function selectFigures(tx: Db, accountId: string) {
  const row = await tx
    .selectFrom('acuity_accounts as a')
    .where('a.id', '=', accountId)
    .select((e) => [
      e
        .selectFrom('acuity_findings as f')
        .select((f) => f.fn.countAll<string>().as('n'))
        .whereRef('f.account_id', '=', 'a.id')
        .where('f.settled_at', 'is', null)
        .as('openFindings'),
      e
        .selectFrom('acuity_appointments as p')
        .select((f) => f.fn.countAll<string>().as('n'))
        .whereRef('p.account_id', '=', 'a.id')
        .where('p.state', 'in', ['pending', 'submitting', 'unknown', 'placed', 'moving', 'review', 'cancelling'])
        .as('unanswered'),
    ])
    .executeTakeFirstOrThrow()
  return { openFindings: Number(row.openFindings), unanswered: Number(row.unanswered) }
}

/** When the oldest of what searches show of the next two weeks was read; with the service's own rights. */
export async function selectOpeningsReadAt(tx: Db, accountId: string) {
  const row = await tx
    .selectFrom('acuity_openings as o')
    .innerJoin('acuity_calendars as c', 'c.id', 'o.calendar_id')
    .select((e) => e.fn.min('o.read_at').as('readAt'))
    .where('c.account_id', '=', accountId)
    .where('o.day', '>=', sql<string>`current_date`)
    .where('o.day', '<', sql<string>`current_date + 14`)
    .executeTakeFirst()
  return row?.readAt ?? null
}

/** Of the practice, by name. */
export const selectSpecialists = (tx: Db, organizationId: string) =>
  tx
    .selectFrom('specialists')
    .select(['id', 'name', 'specialty', 'scheduling'])
    .where('organization_id', '=', organizationId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()

export const selectMappings = async (tx: Db, organizationId: string) => ({
  calendars: await tx
    .selectFrom('acuity_calendars')
    .select(['specialist_id', 'calendar_id', 'place_id', 'exclusive', 'name', 'time_zone'])
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute(),
  types: await tx
    .selectFrom('acuity_types')
    .select(['specialist_id', 'exam_type_id', 'type_id', 'name', 'minutes'])
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute(),
})

export const selectOffersOf = (tx: Db, organizationId: string) =>
  tx
    .selectFrom('specialist_offers as f')
    .innerJoin('exam_types as t', 't.id', 'f.exam_type_id')
    .select(['f.specialist_id', 'f.exam_type_id', 't.name'])
    .select((e) => e.fn.coalesce('f.minutes', 't.minutes').as('minutes'))
    .where('f.organization_id', '=', organizationId)
    .orderBy('t.name')
    .execute()

/** Upcoming bookings by specialist and by where they are kept. */
export const countUpcoming = (tx: Db, organizationId: string) =>
  tx
    .selectFrom('bookings')
    .select(['specialist_id', 'scheduling'])
    .select((e) => e.fn.countAll<string>().as('bookings'))
    .where('practice_id', '=', organizationId)
    .where('status', 'in', activeStatuses)
    .where('starts_at', '>', sql<Date>`now()`)
    .groupBy(['specialist_id', 'scheduling'])
    .execute()

/** Whoever else wants to map the same specialist waits until this transaction ends. */
export const lockSpecialist = (tx: Db, organizationId: string, id: string) =>
  tx
    .selectFrom('specialists')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const selectPlaces = (tx: Db, organizationId: string) =>
  tx
    .selectFrom('places')
    .select(['id', 'name', 'time_zone'])
    .where('organization_id', '=', organizationId)
    .where('active', '=', true)
    .execute()

interface Mapping {
  calendars: Insertable<AcuityCalendars>[]
  types: Insertable<AcuityTypes>[]
}

/** Undefined where a calendar is somebody else's by now. */
export async function replaceMapping(tx: Db, specialistId: string, { calendars, types }: Mapping) {
  await tx.deleteFrom('acuity_calendars').where('specialist_id', '=', specialistId).execute()
  await tx.deleteFrom('acuity_types').where('specialist_id', '=', specialistId).execute()
  if (calendars.length > 0) {
    const inserted = await tx
      .insertInto('acuity_calendars')
      .values(calendars)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (inserted.length < calendars.length) return undefined
  }
  if (types.length > 0) await tx.insertInto('acuity_types').values(types).execute()
  const scheduling = calendars.length > 0 ? 'acuity' : 'local'
  await tx
    .updateTable('specialists')
    .set({ scheduling, version: sql<number>`version + 1` })
    .where('id', '=', specialistId)
    .execute()
  return scheduling
}

/** Examinations last as long as Acuity keeps the time. */
export async function replaceOfferMinutes(
  tx: Db,
  specialistId: string,
  types: readonly { exam_type_id: string; minutes: number }[],
) {
  for (const { exam_type_id, minutes } of types) {
    const offer = await tx
      .deleteFrom('specialist_offers')
      .where('specialist_id', '=', specialistId)
      .where('exam_type_id', '=', exam_type_id)
      .returningAll()
      .executeTakeFirst()
    if (offer)
      await tx
        .insertInto('specialist_offers')
        .values({ ...offer, minutes })
        .execute()
  }
}

/** Back to their working hours. */
export async function unmapEverybody(tx: Db, organizationId: string) {
  const rows = await tx
    .deleteFrom('acuity_calendars')
    .where('organization_id', '=', organizationId)
    .returning('specialist_id')
    .execute()
  await tx.deleteFrom('acuity_types').where('organization_id', '=', organizationId).execute()
  const ids = [...new Set(rows.map(({ specialist_id }) => specialist_id))]
  if (ids.length === 0) return
  await tx
    .updateTable('specialists')
    .set({ scheduling: 'local', version: sql<number>`version + 1` })
    .where('id', 'in', ids)
    .execute()
}
