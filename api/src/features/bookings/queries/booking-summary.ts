import type { BookingSummary } from '@medinotes/shared/booking-views'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import type { Surroundings } from './booking-surroundings.repository.ts'

/** A booking as lists show it. */
export const summaryOf = (sealing: BookingSealing, row: BookingRow, around: Surroundings): BookingSummary => ({
  ...summaryColumns(row),
  ...around,
  ...sealedNames(sealing, row),
})

const summaryColumns = (row: BookingRow) => ({
  ...{ id: row.id, reference: row.reference, status: row.status, version: row.version },
  ...{ organizationId: row.organization_id, practiceId: row.practice_id, specialistId: row.specialist_id },
  ...{ examTypeId: row.exam_type_id, placeId: row.place_id, timeZone: row.time_zone, feeCents: row.fee_cents },
  modality: row.place_id === null ? ('telehealth' as const) : ('in-person' as const),
  ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), interpreter: row.interpreter },
  heldUntil: row.status === 'held' ? (row.held_until?.toISOString() ?? null) : null,
  paperworkDueAt: row.paperwork_due_at.toISOString(),
  paperworkReceivedAt: row.paperwork_received_at?.toISOString() ?? null,
})

const sealedNames = (sealing: BookingSealing, row: BookingRow) => ({
  examineeName: sealing.openExaminee(row)?.name ?? null,
  claimNumber: sealing.openMatter(row)?.claimNumber ?? null,
})
