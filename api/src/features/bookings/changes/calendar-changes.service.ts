import type { Db } from '../../../platform/database.ts'
import type { CalendarChange, Taken } from '../../scheduling/calendar-changes.ts'
import type { BookingNotices } from '../booking-dependencies.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { changeBooking, moveBooking } from '../booking-moves.ts'
import type { BookingRow } from '../booking-row.ts'
import { lockBooking } from '../booking.repository.ts'
import type { FreeSlot } from '../free-slot.ts'
import { dueDates } from '../offered-terms.ts'
import { insertReservation } from '../reservation.repository.ts'
import { selectGround } from './calendar-changes.repository.ts'

interface Dependencies {
  journal: BookingJournal
  freeSlot: FreeSlot
  notices: BookingNotices
}

const source = 'calendar'

/** What somebody did in the specialist's own calendar, taken over without a fee: it was the practice's doing. */
export function createCalendarChanges({ journal, freeSlot, notices }: Dependencies) {
  async function cancel(tx: Db, row: BookingRow) {
    const reason = 'other-practice'
    const cancelled = await moveBooking(tx, row, 'cancelled', { cancel_reason: reason, cancelled_at: new Date() })
    await freeSlot(tx, cancelled)
    await journal(tx, 'service', cancelled, 'cancelled', { details: { reason, feeCents: 0, source } })
    await notices.cancelled(tx, row.id)
  }

  /** False where another booking has a part of that time. */
  async function move(tx: Db, row: BookingRow, { startsAt, endsAt, placeId }: CalendarChange & { kind: 'moved' }) {
    const { timeZone, state, spanOf } = await selectGround(tx, row.specialist_id, placeId)
    const span = { specialistId: row.specialist_id, ...spanOf(startsAt, endsAt) }
    const reservationId = await insertReservation(tx, { bookingId: row.id, expiresAt: null, ...span })
    if (reservationId === undefined) return false
    const { paperworkDueAt, reportDueAt } = dueDates({ terms: row.terms, startsAt, timeZone, state })
    const moved = await changeBooking(tx, row, {
      ...{ starts_at: startsAt, ends_at: endsAt, place_id: placeId, time_zone: timeZone, state },
      ...{ paperwork_due_at: paperworkDueAt, report_due_at: reportDueAt },
    })
    await freeSlot(tx, moved, reservationId)
    const details = { from: row.starts_at.toISOString(), to: startsAt.toISOString(), feeCents: 0, source }
    await journal(tx, 'service', moved, 'rescheduled', { details })
    await notices.moved(tx, row.id)
    return true
  }

  return async (tx: Db, bookingId: string, change: CalendarChange): Promise<Taken> => {
    const row = await lockBooking(tx, bookingId)
    if (row === undefined) return 'over'
    if (row.status === 'attended' || row.status === 'no-show') return 'past'
    if (row.status !== 'confirmed') return 'over'
    if (row.starts_at <= new Date()) return 'past'
    if (row.pending !== null) return 'pending'
    if (change.kind === 'moved') return (await move(tx, row, change)) ? 'applied' : 'taken'
    await cancel(tx, row)
    return 'applied'
  }
}
