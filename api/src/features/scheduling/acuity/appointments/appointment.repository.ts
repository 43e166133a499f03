import { type AppointmentState, appointmentStateSchema } from '@medinotes/shared/acuity-findings'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { AcuityAppointments } from '../../../../platform/database-schema.ts'
import type { Db } from '../../../../platform/database.ts'

/** Acuity's numbers as numbers, which PostgreSQL gives as text. */
export interface AppointmentRow extends Omit<
  Selectable<AcuityAppointments>,
  'state' | 'type_id' | 'calendar_id' | 'acuity_id' | 'known_calendar_id'
> {
  state: AppointmentState
  type_id: number
  calendar_id: number
  acuity_id: number | null
  known_calendar_id: number | null
}

export type AppointmentChange = Updateable<AcuityAppointments> & { state?: AppointmentRow['state'] }

const numberOf = (value: string | null) => (value === null ? null : Number(value))

export const toAppointmentRow = (row: Selectable<AcuityAppointments>): AppointmentRow => ({
  ...row,
  state: appointmentStateSchema.parse(row.state),
  ...{ type_id: Number(row.type_id), calendar_id: Number(row.calendar_id) },
  ...{ acuity_id: numberOf(row.acuity_id), known_calendar_id: numberOf(row.known_calendar_id) },
})

/** Leaves alone what is written of that booking already. */
export async function insertAppointment(tx: Db, appointment: Insertable<AcuityAppointments>) {
  await tx
    .insertInto('acuity_appointments')
    .values(appointment)
    .onConflict((conflict) => conflict.column('booking_id').doNothing())
    .execute()
}

export async function selectAppointment(tx: Db, bookingId: string) {
  const row = await tx
    .selectFrom('acuity_appointments')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .executeTakeFirst()
  return row && toAppointmentRow(row)
}

/** The same, and whoever else wants to change it waits until this transaction ends. */
export async function lockAppointment(tx: Db, bookingId: string) {
  const row = await tx
    .selectFrom('acuity_appointments')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && toAppointmentRow(row)
}

export async function selectAppointmentByAcuityId(tx: Db, accountId: string, acuityId: number) {
  const row = await tx
    .selectFrom('acuity_appointments')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('acuity_id', '=', String(acuityId))
    .executeTakeFirst()
  return row && toAppointmentRow(row)
}

/** Of a row that the caller has locked. */
export async function updateAppointment(tx: Db, bookingId: string, change: AppointmentChange) {
  const row = await tx
    .updateTable('acuity_appointments')
    .set({ ...change, version: sql<number>`version + 1`, updated_at: sql<Date>`now()` })
    .where('booking_id', '=', bookingId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toAppointmentRow(row)
}
