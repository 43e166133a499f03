import { timeConflicts } from '@medinotes/shared/acuity-findings'
import type { Db } from '../../../../platform/database.ts'
import type { BookingsOfCalendar, Taken } from '../../calendar-changes.ts'
import {
  type AppointmentChange,
  type AppointmentRow,
  updateAppointment,
} from '../appointments/appointment.repository.ts'
import { selectBookedSpecialist, selectCalendar } from '../appointments/target.repository.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { clearFindings, noteFinding } from '../findings/finding.repository.ts'
import { differenceOf, isKnown } from './difference.ts'

interface Dependencies {
  bookings: BookingsOfCalendar
  forgetDay(tx: Db, accountId: string, calendarId: number, at: Date): Promise<void>
}

/** Brings a confirmed booking and its appointment to agree, in one transaction: Acuity is right about what is to come. */
export function createTakeover({ bookings, forgetDay }: Dependencies) {
  const about = (row: AppointmentRow) => ({
    ...{ organizationId: row.organization_id, accountId: row.account_id, bookingId: row.booking_id },
    acuityId: row.acuity_id,
  })

  const knownOf = ({ startsAt, calendarId, cancelled }: AcuityAppointment): AppointmentChange => ({
    ...{ known_starts_at: startsAt, known_calendar_id: calendarId, known_cancelled: cancelled },
  })

  async function conflict(
    tx: Db,
    row: AppointmentRow,
    theirs: AcuityAppointment,
    kind: (typeof timeConflicts)[number],
  ) {
    const details = { ours: row.starts_at.toISOString(), theirs: theirs.startsAt.toISOString() }
    await noteFinding(tx, { ...about(row), kind, details })
  }

  /** What could not be taken over, and why. */
  async function leave(tx: Db, row: AppointmentRow, theirs: AcuityAppointment, taken: Exclude<Taken, 'applied'>) {
    // Our own change asks Acuity first, and so finds this out.
    if (taken === 'pending') return bookings.settleSoon(tx, row.booking_id)
    if (taken === 'taken') return conflict(tx, row, theirs, 'moved-onto-taken')
    if (taken === 'past' && !isKnown(row, theirs)) await noteFinding(tx, { ...about(row), kind: 'changed-after' })
  }

  async function cancel(tx: Db, row: AppointmentRow, theirs: AcuityAppointment) {
    const taken = await bookings.takeOver(tx, row.booking_id, { kind: 'cancelled' })
    if (taken !== 'applied' && taken !== 'over') return leave(tx, row, theirs, taken)
    await updateAppointment(tx, row.booking_id, { state: 'cancelled', next_look_at: null })
    await clearFindings(tx, { accountId: row.account_id, bookingId: row.booking_id }, [...timeConflicts, 'overlap'])
    if (taken === 'applied') await noteFinding(tx, { ...about(row), kind: 'cancelled', settlement: 'applied' })
  }

  async function move(tx: Db, row: AppointmentRow, theirs: AcuityAppointment) {
    const calendar = await selectCalendar(tx, row.account_id, theirs.calendarId)
    const specialistId = await selectBookedSpecialist(tx, row.booking_id)
    // Somebody else's calendar means other terms and other rules: for a person to decide.
    if (calendar?.specialistId !== specialistId) return conflict(tx, row, theirs, 'moved-elsewhere')
    const { startsAt, endsAt, calendarId } = theirs
    const change = { kind: 'moved' as const, startsAt, endsAt, placeId: calendar?.placeId ?? null }
    const taken = await bookings.takeOver(tx, row.booking_id, change)
    if (taken !== 'applied') return leave(tx, row, theirs, taken)
    await updateAppointment(tx, row.booking_id, { starts_at: startsAt, calendar_id: calendarId })
    await clearFindings(tx, { accountId: row.account_id, bookingId: row.booking_id }, timeConflicts)
    const details = { from: row.starts_at.toISOString(), to: startsAt.toISOString() }
    await noteFinding(tx, { ...about(row), kind: 'moved', details, settlement: 'applied' })
  }

  /** Of a row that the transaction has locked. */
  return async (tx: Db, row: AppointmentRow, theirs: AcuityAppointment) => {
    const difference = differenceOf(row, theirs)
    if (difference === 'cancelled') await cancel(tx, row, theirs)
    else if (difference === 'moved') await move(tx, row, theirs)
    else
      await clearFindings(tx, { accountId: row.account_id, bookingId: row.booking_id }, [...timeConflicts, 'missing'])
    if (isKnown(row, theirs)) return
    await updateAppointment(tx, row.booking_id, knownOf(theirs))
    await forgetDay(tx, row.account_id, row.known_calendar_id ?? row.calendar_id, row.known_starts_at ?? row.starts_at)
    await forgetDay(tx, row.account_id, theirs.calendarId, theirs.startsAt)
  }
}

export type Takeover = ReturnType<typeof createTakeover>
