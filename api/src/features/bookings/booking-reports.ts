import { randomUUID } from 'node:crypto'
import type { ActivityKind } from '@medinotes/shared/booking-views'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { doerOf } from './booking-journal.ts'
import { insertActivity } from './booking.repository.ts'
import type { BookingSealing } from './booking-sealing.ts'
import { selectQuestions } from './details.repository.ts'

/** Stops or restarts the clock of the report, and tells the people of the booking. */
export type ReportMilestone = (
  tx: Db,
  principal: Principal,
  milestone: {
    bookingId: string
    kind: Extract<ActivityKind, `report-${string}`>
    /** Since when the report counts as delivered; null lets the clock run on. */
    releasedAt: Date | null
  },
) => Promise<void>

const recordMilestone: ReportMilestone = async (tx, principal, { bookingId, kind, releasedAt }) => {
  await tx.updateTable('bookings').set({ report_released_at: releasedAt }).where('id', '=', bookingId).execute()
  const { personId, name, organizationName } = doerOf(principal)
  await insertActivity(tx, {
    ...{ id: randomUUID(), booking_id: bookingId, kind, details: '{}', note_sealed: null },
    ...{ person_id: personId, person_name: name, organization_name: organizationName },
  })
}

/** What bookings do for the report of one: they keep its questions and its clock. */
export const createBookingReports = (sealing: BookingSealing) => ({
  recordMilestone,
  async questionsOf(tx: Db, booking: { id: string; organization_id: string }) {
    return sealing.openQuestions(booking, await selectQuestions(tx, booking.id))
  },
})
