import type { Db } from '../../../platform/database.ts'

export const selectActivity = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('booking_activity')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export type ActivityRow = Awaited<ReturnType<typeof selectActivity>>[number]

export const selectCharges = (tx: Db, bookingId: string) =>
  tx.selectFrom('booking_charges').selectAll().where('booking_id', '=', bookingId).orderBy('at').execute()

export type ChargeRow = Awaited<ReturnType<typeof selectCharges>>[number]
