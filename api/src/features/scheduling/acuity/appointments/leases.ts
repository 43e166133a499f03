import type { Database, Db } from '../../../../platform/database.ts'
import {
  type AppointmentChange,
  type AppointmentRow,
  lockAppointment,
  updateAppointment,
} from './appointment.repository.ts'
import { leaseMs } from './look-times.ts'

/** Somebody else has taken the work over; whatever was found out goes for nothing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export type Leases = ReturnType<typeof createLeases>

/** One worker at a time on each appointment, told apart by a number that only grows. */
export function createLeases({ database, now }: { database: Database; now: () => Date }) {
  /** What a worker left that died in the middle of asking may have happened. */
  const taken = ({ state, ambiguous_attempts }: AppointmentRow): AppointmentChange =>
    state === 'submitting'
      ? { state: 'unknown', ambiguous_attempts: ambiguous_attempts + 1, looks: 0, next_look_at: now() }
      : {}

  return {
    /** The row to work on, or until when somebody else does; undefined where there is none. */
    take: (bookingId: string): Promise<{ row: AppointmentRow } | { busyUntil: Date } | undefined> =>
      database.system(async (tx) => {
        const row = await lockAppointment(tx, bookingId)
        if (row === undefined) return undefined
        if (row.lease_until !== null && row.lease_until > now()) return { busyUntil: row.lease_until }
        const lease = { fence: row.fence + 1, lease_until: new Date(now().getTime() + leaseMs) }
        return { row: await updateAppointment(tx, bookingId, { ...taken(row), ...lease }) }
      }),

    /** Throws LeaseLost unless the work is still this worker's. */
    write: (row: AppointmentRow, change: AppointmentChange, beside?: (tx: Db) => Promise<unknown>) =>
      database.system(async (tx) => {
        const current = await lockAppointment(tx, row.booking_id)
        if (current?.fence !== row.fence) throw new LeaseLost()
        await beside?.(tx)
        return updateAppointment(tx, row.booking_id, change)
      }),

    /** Does nothing where somebody else has taken over. */
    release: (row: AppointmentRow) =>
      database.system(async (tx) => {
        const current = await lockAppointment(tx, row.booking_id)
        if (current?.fence === row.fence) await updateAppointment(tx, row.booking_id, { lease_until: null })
      }),
  }
}
