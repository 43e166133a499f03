import { AcuityFault } from '../client/acuity-fault.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { noteFinding } from '../findings/finding.repository.ts'
import type { AppointmentChange, AppointmentRow } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import { LeaseLost, type Leases } from './leases.ts'
import { leaseMs } from './look-times.ts'
import type { Waiting } from './waiting.ts'

interface Dependencies {
  leases: Leases
  waiting: Waiting
  /** Has an appointment read, whoever's it turns out to be. */
  hint(account: Turn['account'], acuityId: number): Promise<void>
  now: () => Date
}

/** Acuity's words for a time that somebody has. */
const taken = new Set(['not_available', 'no_available_calendar'])
const outOfReach = new Set(['not_available_min_hours_in_advance', 'not_available_max_days_in_advance'])

export const placedChange = ({ id, startsAt, calendarId, cancelled }: AcuityAppointment): AppointmentChange => ({
  ...{ state: 'placed', acuity_id: id, next_look_at: null, looks: 0, reason: null },
  ...{ known_starts_at: startsAt, known_calendar_id: calendarId, known_cancelled: cancelled },
})

/** Asks for the appointment, once: what it comes to is written down before anything else is asked. */
export function createSubmission({ leases, waiting, hint, now }: Dependencies) {
  async function refused(turn: Turn, row: AppointmentRow, code: string | null) {
    // The time may be taken by an attempt of our own that was thought lost.
    if (row.ambiguous_attempts > 0) return leases.write(row, { state: 'unknown', ...waiting.wait(row) })
    if (code !== null && taken.has(code)) return leases.write(row, { state: 'rejected', reason: 'slot_taken' })
    if (code !== null && outOfReach.has(code))
      return leases.write(row, { state: 'rejected', reason: 'slot_unavailable' })
    const { account } = turn
    const finding = {
      ...{ organizationId: account.organizationId, accountId: account.id, bookingId: null, acuityId: null },
      ...{ kind: 'configuration' as const, details: { code: code ?? 'not_found' } },
    }
    return leases.write(row, { state: 'rejected', reason: 'calendar_refused' }, (tx) => noteFinding(tx, finding))
  }

  async function failed(turn: Turn, row: AppointmentRow, error: unknown) {
    const kind = error instanceof AcuityFault ? error.kind : 'ambiguous'
    if (error instanceof AcuityFault && (kind === 'refused' || kind === 'not-found')) {
      return refused(turn, row, error.code)
    }
    const waits = await waiting.afterFault(row, error)
    if (kind !== 'ambiguous') return leases.write(row, { state: 'unknown', ...waits })
    return leases.write(row, { state: 'unknown', ambiguous_attempts: row.ambiguous_attempts + 1, ...waits })
  }

  async function placed(turn: Turn, row: AppointmentRow, appointment: AcuityAppointment) {
    try {
      return await leases.write(row, placedChange(appointment))
    } catch (error) {
      // Whoever took over may have made another one.
      if (error instanceof LeaseLost) await hint(turn.account, appointment.id)
      throw error
    }
  }

  return async (turn: Turn, reference: string): Promise<AppointmentRow> => {
    const { client, account, referenceFieldId, signal } = turn
    const row = await leases.write(turn.row, {
      ...{ state: 'submitting', attempts: turn.row.attempts + 1, attempted_at: now(), looks: 0, next_look_at: null },
      lease_until: new Date(now().getTime() + leaseMs),
    })
    const wanted = {
      ...{ at: row.starts_at, typeId: row.type_id, calendarId: row.calendar_id, timeZone: account.timeZone },
      // Nobody's name: what the practice finds the booking by.
      ...{ firstName: 'MediNotes', lastName: reference, email: account.email },
      field: { id: referenceFieldId, value: row.booking_id },
    }
    const reply = await client.book(wanted, signal).catch((error: unknown) => ({ error }))
    return 'error' in reply ? failed(turn, row, reply.error) : placed(turn, row, reply)
  }
}
