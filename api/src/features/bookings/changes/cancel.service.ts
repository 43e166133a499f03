import { randomUUID } from 'node:crypto'
import { type CancelBooking, cancelReasons, type Quote } from '@medinotes/shared/booking-changes'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { BookingNotices } from '../booking-dependencies.ts'
import { findBooking, openBooking } from '../booking-finder.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { moveBooking, refuseStale, wrongState } from '../booking-moves.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { sidesOf } from '../booking-sides.ts'
import { insertCharge } from '../booking.repository.ts'
import type { FreeSlot } from '../free-slot.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import type { Settlement } from '../settlement.ts'
import { clockOfRow, freeQuote, quoteOf } from './fee-quote.ts'
import { refuseBegun, refuseMoving } from './change-guards.ts'

interface Dependencies {
  database: Database
  sealing: BookingSealing
  journal: BookingJournal
  freeSlot: FreeSlot
  notices: BookingNotices
  settlement: Settlement
  detail: BookingDetail
}

export function createCancelService(dependencies: Dependencies) {
  const { database, sealing, journal, freeSlot, notices, settlement, detail } = dependencies

  /** For a reason on the referrer's side; what is not confirmed yet costs nothing. */
  function quoteFor(row: BookingRow): Quote {
    if (row.status === 'requested' || row.status === 'submitting') return freeQuote(row.time_zone)
    if (row.status !== 'confirmed') throw wrongState(row)
    refuseBegun(row)
    return quoteOf(clockOfRow(row).cancellation, row.time_zone)
  }

  async function write(tx: Db, principal: Principal, id: string, { reason, note = '', ...shown }: CancelBooking) {
    const row = await openBooking(tx, id)
    refuseOtherSide(principal, row, reason)
    const quoted = quoteFor(row)
    refuseStale(row, shown.version)
    refuseMoving(row)
    const feeCents = cancelReasons[reason] === 'practice' ? 0 : quoted.feeCents
    if ((shown.feeCents ?? feeCents) !== feeCents) {
      throw new AppError('fee_changed', 'The fee is another one by now. Look at it again before you cancel.')
    }
    // The calendar has heard of everything but a request.
    const known = row.status !== 'requested'
    const cancelled = await moveBooking(tx, row, 'cancelled', {
      ...{
        cancel_reason: reason,
        cancelled_at: new Date(),
        pending: known ? JSON.stringify({ kind: 'cancel' }) : null,
      },
      cancel_note_sealed: note.trim() === '' ? null : sealing.sealCancelNote(row, note),
    })
    if (feeCents > 0) {
      await insertCharge(tx, { id: randomUUID(), booking_id: id, kind: 'cancellation', fee_cents: feeCents })
    }
    await journal(tx, principal, cancelled, 'cancelled', { details: { reason, feeCents } })
    if (known) return settlement.begin(tx, id)
    await freeSlot(tx, cancelled)
    await notices.cancelled(tx, id)
  }

  return {
    quote: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => quoteFor(await findBooking(tx, id))),

    async cancel(principal: Principal, id: string, request: CancelBooking) {
      await database.as(principal, (tx) => write(tx, principal, id, request))
      await settlement.settleInTime(id)
      return detail(principal, id)
    },
  }
}

function refuseOtherSide(principal: Principal, row: BookingRow, reason: CancelBooking['reason']) {
  if (sidesOf(principal, row).has(cancelReasons[reason])) return
  throw new AppError('forbidden', 'That reason is for the other side of the booking to give.')
}
