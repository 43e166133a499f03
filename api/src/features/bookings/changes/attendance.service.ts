import { randomUUID } from 'node:crypto'
import type { Attendance } from '@medinotes/shared/booking-changes'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { openBooking } from '../booking-finder.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { moveBooking, refuseStale } from '../booking-moves.ts'
import type { BookingRow } from '../booking-row.ts'
import { attendanceRecordedAt, deleteNoShowCharge, insertCharge } from '../booking.repository.ts'
import { refusePracticeOnly } from '../booking-sides.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import { clockOfRow } from './fee-quote.ts'
import { refuseMoving } from './change-guards.ts'

interface Dependencies {
  database: Database
  journal: BookingJournal
  detail: BookingDetail
}

const correctionMs = 24 * 60 * 60_000

/** Whether the examinee came, as the practice says. */
export function createAttendanceService({ database, journal, detail }: Dependencies) {
  async function charge(tx: Db, row: BookingRow, outcome: Attendance['outcome']) {
    const { noShowFeeCents } = clockOfRow(row)
    if (outcome === 'attended' || noShowFeeCents === 0) return 0
    await insertCharge(tx, { id: randomUUID(), booking_id: row.id, kind: 'no-show', fee_cents: noShowFeeCents })
    return noShowFeeCents
  }

  return {
    async record(principal: Principal, id: string, { outcome, note, version }: Attendance) {
      await database.as(principal, async (tx) => {
        const row = await openBooking(tx, id)
        refusePracticeOnly(principal, row)
        refuseStale(row, version)
        refuseMoving(row)
        refuseEarly(row)
        refuseLateCorrection(await attendanceRecordedAt(tx, id))
        const moved = await moveBooking(tx, row, outcome)
        await deleteNoShowCharge(tx, id)
        const feeCents = await charge(tx, moved, outcome)
        await journal(tx, principal, moved, outcome, { note, ...(feeCents > 0 && { details: { feeCents } }) })
      })
      return detail(principal, id)
    },
  }
}

function refuseEarly({ starts_at }: BookingRow) {
  if (starts_at <= new Date()) return
  throw new AppError('wrong_state', 'Attendance is recorded once the examination has begun.')
}

function refuseLateCorrection(recordedAt: Date | undefined) {
  if (recordedAt === undefined || recordedAt.getTime() + correctionMs > Date.now()) return
  throw new AppError('wrong_state', 'Attendance can be put right within 24 hours.')
}
