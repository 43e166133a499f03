import type { Db } from '../../platform/database.ts'
import type { ProviderOutcome } from '../scheduling/scheduling-provider.ts'
import type { BookingNotices } from './booking-dependencies.ts'
import { patienceMs } from './booking-jobs.ts'
import type { BookingJournal } from './booking-journal.ts'
import { changeBooking, moveBooking } from './booking-moves.ts'
import type { BookingRow } from './booking-row.ts'
import type { FreeSlot } from './free-slot.ts'

interface Dependencies {
  journal: BookingJournal
  freeSlot: FreeSlot
  notices: BookingNotices
}

/** Whether whoever booked has stopped waiting by now: until then they are told where they wait. */
const isLate = ({ updated_at }: BookingRow) => updated_at.getTime() + patienceMs < Date.now()

/** Writes down what the calendar answered to a new booking. */
export function createSubmitSettlement({ journal, freeSlot, notices }: Dependencies) {
  async function confirm(tx: Db, row: BookingRow, reference: string | null) {
    const confirmed = await moveBooking(tx, row, 'confirmed', {
      ...{ provider_reference: reference, confirmed_at: new Date() },
    })
    await journal(tx, 'service', confirmed, 'confirmed')
    await notices.confirmed(tx, row.id)
  }

  async function release(tx: Db, row: BookingRow, reason: string) {
    const released = await moveBooking(tx, row, 'released')
    await freeSlot(tx, released)
    await journal(tx, 'service', released, 'refused', { details: { reason } })
    if (isLate(row)) await notices.refused(tx, row.id)
  }

  return async (tx: Db, row: BookingRow, answer: Exclude<ProviderOutcome, { kind: 'unknown' }>) => {
    if (row.status === 'submitting') {
      return answer.kind === 'done' ? confirm(tx, row, answer.reference) : release(tx, row, answer.reason)
    }
    // It was cancelled while the calendar was asked; the calendar is told of that next.
    if (row.status === 'cancelled' && answer.kind === 'done') {
      await changeBooking(tx, row, { provider_reference: answer.reference })
    }
  }
}
