import type { Db } from '../../../../platform/database.ts'
import { toAppointmentRow } from '../appointments/appointment.repository.ts'

const dayMs = 86_400_000

/** Appointments of ours that are to come, or just were, by their ids in Acuity. */
export async function selectUpcoming(tx: Db, accountId: string, now: Date) {
  const rows = await tx
    .selectFrom('acuity_appointments')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('acuity_id', 'is not', null)
    .where('starts_at', '>', new Date(now.getTime() - dayMs))
    .where('state', 'in', ['placed', 'confirmed', 'moving', 'cancelling'])
    .execute()
  return rows.map(toAppointmentRow)
}

export async function selectMappedCalendars(tx: Db, accountId: string) {
  const rows = await tx
    .selectFrom('acuity_calendars')
    .select(['calendar_id', 'exclusive'])
    .where('account_id', '=', accountId)
    .execute()
  return rows.map(({ calendar_id, exclusive }) => ({ calendarId: Number(calendar_id), exclusive }))
}

/** The last time that was ever asked for, kept or not: an attempt that was thought lost may still turn up there. */
export async function selectLastAsked(tx: Db, accountId: string) {
  const row = await tx
    .selectFrom('acuity_appointments')
    .select((e) => e.fn.max('starts_at').as('last'))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.last ?? null
}

const mostAtOnce = 100

/** Bookings whose appointment nobody has worked on since, although it is time. */
export async function selectForgotten(tx: Db, accountId: string, before: Date) {
  const rows = await tx
    .selectFrom('acuity_appointments')
    .select('booking_id')
    .where('account_id', '=', accountId)
    .where('state', 'in', ['pending', 'submitting', 'unknown', 'placed', 'moving', 'review', 'cancelling'])
    .where('updated_at', '<', before)
    .where((e) => e.or([e('next_look_at', 'is', null), e('next_look_at', '<', before)]))
    .orderBy('updated_at')
    .limit(mostAtOnce)
    .execute()
  return rows.map(({ booking_id }) => booking_id)
}
