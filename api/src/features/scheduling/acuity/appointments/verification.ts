import type { Database } from '../../../../platform/database.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { clearFindings, noteFinding } from '../findings/finding.repository.ts'
import type { AppointmentRow } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import { LeaseLost, type Leases } from './leases.ts'
import { collisions } from './overlap.ts'
import type { Waiting } from './waiting.ts'

interface Dependencies {
  database: Database
  leases: Leases
  waiting: Waiting
  hint(account: Turn['account'], acuityId: number): Promise<void>
}

/** Whether somebody moved it in Acuity before we had seen it: then where it lies is their doing. */
const isMoved = (row: AppointmentRow, own: AcuityAppointment) =>
  own.startsAt.getTime() !== row.starts_at.getTime() || own.calendarId !== row.calendar_id

/** Acuity may know an appointment it just made only a moment later. */
const mostLooksForIt = 5

/** An answer alone proves little: reads the appointment again, sees that it bears our mark and that nobody was there before us. */
export function createVerification({ database, leases, waiting, hint }: Dependencies) {
  const notOurs = (row: AppointmentRow) =>
    leases.write(row, {
      ...{ state: 'unknown', acuity_id: null, looks: 0, next_look_at: null },
      ambiguous_attempts: row.ambiguous_attempts + 1,
    })

  /** Writes the mark where Acuity dropped it, and tells somebody where it will not keep it. */
  async function mark(turn: Turn, own: AcuityAppointment) {
    const { row, client, account, referenceFieldId, signal } = turn
    await client.writeField(own.id, { id: referenceFieldId, value: row.booking_id }, signal)
    const again = await client.appointment(own.id, signal)
    if (again.fieldValue(referenceFieldId) === row.booking_id) return
    await database.system((tx) =>
      noteFinding(tx, {
        ...{ organizationId: account.organizationId, accountId: account.id, bookingId: null, acuityId: null },
        ...{ kind: 'configuration', details: { code: 'mark_not_kept' } },
      }),
    )
  }

  async function confirm({ row, account }: Turn, own: AcuityAppointment) {
    const confirmed = await leases.write(
      row,
      {
        ...{ state: 'confirmed', looks: 0, next_look_at: null, reason: null },
        ...{ known_starts_at: own.startsAt, known_calendar_id: own.calendarId, known_cancelled: false },
      },
      (tx) => clearFindings(tx, { accountId: account.id, bookingId: row.booking_id }, ['unanswered']),
    )
    if (isMoved(row, own)) await hint(account, own.id)
    return confirmed
  }

  async function verify(turn: Turn, acuityId: number) {
    const { row, client, account, referenceFieldId, signal } = turn
    const own = await client.appointment(acuityId, signal)
    if (own.cancelled) return leases.write(row, { state: 'rejected', reason: 'slot_unavailable' })
    const written = own.fieldValue(referenceFieldId)
    if (written !== null && written !== '' && written !== row.booking_id) return notOurs(row)
    if (written !== row.booking_id) await mark(turn, own)
    const others = await collisions(database, turn, own)
    const isOurs = (one: AcuityAppointment) => one.fieldValue(referenceFieldId) === row.booking_id
    // An earlier attempt, which went through late: one is enough, so it is read again to be cancelled.
    for (const { id } of others.filter(isOurs)) await hint(account, id)
    if (!isMoved(row, own) && others.some((one) => one.id < own.id && !isOurs(one))) {
      return leases.write(row, { state: 'cancelling', reason: 'slot_taken', looks: 0, next_look_at: null })
    }
    return confirm(turn, own)
  }

  return async (turn: Turn): Promise<AppointmentRow> => {
    const { row } = turn
    if (row.acuity_id === null) throw new Error('An appointment is placed without its number')
    try {
      return await verify(turn, row.acuity_id)
    } catch (error) {
      if (error instanceof LeaseLost) throw error
      const isGone = error instanceof AcuityFault && error.kind === 'not-found' && row.looks >= mostLooksForIt
      return isGone ? notOurs(row) : leases.write(row, await waiting.afterFault(row, error))
    }
  }
}
