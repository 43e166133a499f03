import type { Db } from '../../../../platform/database.ts'
import type { ProviderBooking } from '../../scheduling-provider.ts'

/** Where an appointment goes in Acuity. */
export interface Target {
  organizationId: string
  accountId: string
  calendarId: number
  typeId: number
}

type About = Pick<ProviderBooking, 'specialistId' | 'examTypeId' | 'placeId'>

/** Undefined where that specialist has no calendar for the place, or no type for the exam type. */
export async function selectTarget(tx: Db, { specialistId, examTypeId, placeId }: About): Promise<Target | undefined> {
  const row = await tx
    .selectFrom('acuity_calendars as c')
    .innerJoin('acuity_types as t', (join) =>
      join.onRef('t.specialist_id', '=', 'c.specialist_id').onRef('t.account_id', '=', 'c.account_id'),
    )
    .select(['c.organization_id as organizationId', 'c.account_id as accountId', 'c.calendar_id', 't.type_id'])
    .where('c.specialist_id', '=', specialistId)
    .where('c.place_id', placeId === null ? 'is' : '=', placeId)
    .where('t.exam_type_id', '=', examTypeId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { organizationId, accountId, calendar_id, type_id } = row
  return { organizationId, accountId, calendarId: Number(calendar_id), typeId: Number(type_id) }
}

/** Whose calendar it is, and whether two appointments at once are one too many there; undefined where nobody's. */
export async function selectCalendar(tx: Db, accountId: string, calendarId: number) {
  return tx
    .selectFrom('acuity_calendars')
    .select(['specialist_id as specialistId', 'place_id as placeId', 'exclusive', 'time_zone as timeZone'])
    .where('account_id', '=', accountId)
    .where('calendar_id', '=', String(calendarId))
    .executeTakeFirst()
}

export async function selectBookedSpecialist(tx: Db, bookingId: string) {
  const row = await tx.selectFrom('bookings').select('specialist_id').where('id', '=', bookingId).executeTakeFirst()
  return row?.specialist_id
}
