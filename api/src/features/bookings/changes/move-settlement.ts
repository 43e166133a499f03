import type { Db } from '../../../platform/database.ts'
import type { BookingNotices } from '../booking-dependencies.ts'
import type { ProviderOutcome } from '../../scheduling/scheduling-provider.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { changeBooking } from '../booking-moves.ts'
import type { BookingRow, Move, Pending } from '../booking-row.ts'
import { insertCharge } from '../booking.repository.ts'
import type { FreeSlot } from '../free-slot.ts'
import { deleteReservation } from '../reservation.repository.ts'
import { randomUUID } from 'node:crypto'

interface Dependencies {
  journal: BookingJournal
  freeSlot: FreeSlot
  notices: BookingNotices
}

type Answer = Exclude<ProviderOutcome, { kind: 'unknown' }>
type PendingMove = Extract<Pending, { kind: 'reschedule' }>

/** Writes down what the calendar answered to a move. */
export function createMoveSettlement({ journal, freeSlot, notices }: Dependencies) {
  async function stay(tx: Db, row: BookingRow, { reservationId }: PendingMove, reason: string) {
    await deleteReservation(tx, reservationId)
    const kept = await changeBooking(tx, row, { pending: null })
    await journal(tx, 'service', kept, 'refused', { details: { reason } })
  }

  async function move(tx: Db, row: BookingRow, { to, chargeCents, reservationId, by, ...entry }: PendingMove) {
    const moved = await changeBooking(tx, row, { ...columnsOf(to), pending: null })
    await freeSlot(tx, moved, reservationId)
    if (chargeCents > 0) {
      const charge = { id: randomUUID(), booking_id: row.id, kind: 'reschedule', fee_cents: chargeCents }
      await insertCharge(tx, charge)
    }
    const details = { from: row.starts_at.toISOString(), to: to.startsAt.toISOString(), feeCents: chargeCents }
    await journal(tx, by, moved, 'rescheduled', { id: entry.activityId, noteSealed: entry.noteSealed, details })
    await notices.moved(tx, row.id)
  }

  return {
    write: (tx: Db, row: BookingRow, pending: PendingMove, answer: Answer) =>
      answer.kind === 'done' ? move(tx, row, pending) : stay(tx, row, pending, answer.reason),
  }
}

const columnsOf = (to: Move) => ({
  ...{ specialist_id: to.specialistId, place_id: to.placeId, starts_at: to.startsAt, ends_at: to.endsAt },
  ...{ time_zone: to.timeZone, state: to.state, fee_cents: to.feeCents, policy_id: to.policyId },
  ...{ terms: JSON.stringify(to.terms), paperwork_due_at: to.paperworkDueAt, report_due_at: to.reportDueAt },
})
