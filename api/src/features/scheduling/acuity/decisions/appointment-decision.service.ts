import type { Appointment, AppointmentDecision } from '@medinotes/shared/acuity-findings'
import type { Database } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { BookingsOfCalendar } from '../../calendar-changes.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import {
  type AppointmentChange,
  type AppointmentRow,
  lockAppointment,
  selectAppointment,
  updateAppointment,
} from '../appointments/appointment.repository.ts'
import { placedChange } from '../appointments/submission.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { clearFindings } from '../findings/finding.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  bookings: BookingsOfCalendar
}

const limitMs = 15_000

export type AppointmentDecisions = ReturnType<typeof createAppointmentDecisions>

/** What Acuity has not answered, for the practice to see and to decide. */
export function createAppointmentDecisions({ database, audit, access, bookings }: Dependencies) {
  async function find(principal: Principal, bookingId: string) {
    const row = await database.as(principal, (tx) => selectAppointment(tx, bookingId))
    if (row === undefined) throw new AppError('not_found', 'This booking is not kept in Acuity.')
    return row
  }

  const changeFor = async (row: AppointmentRow, request: AppointmentDecision): Promise<AppointmentChange> => {
    if (request.decision === 'adopt') return adopted(access, row, request.acuityId)
    if (request.decision === 'submit-again') return { state: 'pending', next_look_at: null }
    if (request.decision === 'give-up') return { state: 'rejected', reason: 'calendar_refused', next_look_at: null }
    return { next_look_at: null }
  }

  return {
    read: async (principal: Principal, bookingId: string) => present(await find(principal, bookingId)),

    async decide(principal: Principal, bookingId: string, request: AppointmentDecision) {
      const seen = await find(principal, bookingId)
      // Whatever is on its way answers by itself; only where nobody knows can somebody say.
      const isStuck = seen.state === 'review' || seen.state === 'unknown'
      if (!isStuck && request.decision !== 'look') {
        throw new AppError('wrong_state', 'Acuity has answered meanwhile. Look at the booking again.')
      }
      const change = await changeFor(seen, request)
      await database.system(async (tx) => {
        const row = await lockAppointment(tx, bookingId)
        if (row?.version !== seen.version) {
          throw new AppError(
            'stale_version',
            'This changed meanwhile. Look at it again and repeat what you meant to do.',
          )
        }
        await updateAppointment(tx, bookingId, { ...change, fence: row.fence + 1, lease_until: null })
        if (request.decision !== 'look') {
          await clearFindings(tx, { accountId: row.account_id, bookingId }, ['unanswered'])
        }
        const subject = { type: 'acuity-account' as const, id: row.account_id }
        await audit.record(tx, principal, 'acuity.appointment-decided', subject, { decision: request.decision })
        await bookings.settleSoon(tx, bookingId)
      })
      return present(await find(principal, bookingId))
    },
  }
}

/** The appointment somebody found, which must be at that time in that calendar and be nobody else's. */
async function adopted(access: AcuityAccess, row: AppointmentRow, acuityId: number): Promise<AppointmentChange> {
  const account = await access.open(row.account_id)
  if (!account || account.referenceFieldId === null) throw new AppError('conflict', 'The account is not connected.')
  const client = account.client('booking')
  const [field, signal] = [account.referenceFieldId, AbortSignal.timeout(limitMs)]
  try {
    const appointment = await client.appointment(acuityId, signal)
    const mark = appointment.fieldValue(field) ?? ''
    const isThere =
      appointment.startsAt.getTime() === row.starts_at.getTime() && appointment.calendarId === row.calendar_id
    if (appointment.cancelled || !isThere || (mark !== '' && mark !== row.booking_id)) {
      throw new AppError(
        'conflict',
        'That appointment is another one: cancelled, at another time, or of another booking.',
      )
    }
    await client.writeField(acuityId, { id: field, value: row.booking_id }, signal)
    return placedChange(appointment)
  } catch (error) {
    if (!(error instanceof AcuityFault)) throw error
    if (error.kind === 'not-found') throw new AppError('conflict', 'Acuity knows no appointment of that number.')
    throw new AppError('unavailable', 'Acuity does not answer. Try again in a moment.')
  }
}

const present = (row: AppointmentRow): Appointment => ({
  ...{ bookingId: row.booking_id, state: row.state, reason: row.reason, acuityId: row.acuity_id },
  ...{ attempts: row.attempts, attemptedAt: row.attempted_at?.toISOString() ?? null },
  ...{ nextLookAt: row.next_look_at?.toISOString() ?? null, startsAt: row.known_starts_at?.toISOString() ?? null },
})
