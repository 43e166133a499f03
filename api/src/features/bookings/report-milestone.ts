import { randomUUID } from 'node:crypto'
import type { ActivityKind } from '@medinotes/shared/booking-views'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { doerOf } from './booking-journal.ts'
import { insertActivity } from './booking.repository.ts'

interface Milestone {
  bookingId: string
  kind: Extract<ActivityKind, `report-${string}`>
  /** Since when the report counts as delivered; null stops the clock no longer. */
  releasedAt: Date | null
}

export type ReportMilestone = typeof recordReportMilestone

/** Stops or restarts the clock of the report, and tells the people of the booking. */
export async function recordReportMilestone(tx: Db, principal: Principal, { bookingId, kind, releasedAt }: Milestone) {
  await tx.updateTable('bookings').set({ report_released_at: releasedAt }).where('id', '=', bookingId).execute()
  const { personId, name, organizationName } = doerOf(principal)
  await insertActivity(tx, {
    ...{ id: randomUUID(), booking_id: bookingId, kind, details: '{}', note_sealed: null },
    ...{ person_id: personId, person_name: name, organization_name: organizationName },
  })
}
