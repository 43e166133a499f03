import type { BookingSummary } from '@medinotes/shared/booking-views'
import { bookingStatusSchema } from '@medinotes/shared/bookings'
import type { Selectable } from 'kysely'
import type { Bookings } from '../../../platform/database-schema.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import type { Surroundings } from './booking-surroundings.repository.ts'

/** What lists and searches go by: half of the columns. */
export const summaryColumns = [
  ...(['id', 'reference', 'status', 'version', 'organization_id', 'practice_id', 'specialist_id'] as const),
  ...(['exam_type_id', 'place_id', 'time_zone', 'fee_cents', 'starts_at', 'ends_at', 'interpreter'] as const),
  ...(['held_until', 'paperwork_due_at', 'paperwork_received_at', 'examinee_key', 'examinee_sealed'] as const),
  'matter_sealed',
] as const satisfies (keyof BookingRow)[]

type SummaryColumn = (typeof summaryColumns)[number]
export type SummaryRow = Pick<BookingRow, SummaryColumn>

export const toSummaryRow = (row: Pick<Selectable<Bookings>, SummaryColumn>): SummaryRow => ({
  ...row,
  status: bookingStatusSchema.parse(row.status),
})

/** A booking as lists show it. */
export const summaryOf = (sealing: BookingSealing, row: SummaryRow, around: Surroundings): BookingSummary => ({
  ...plainValues(row),
  ...around,
  ...sealedNames(sealing, row),
})

const plainValues = (row: SummaryRow) => ({
  ...{ id: row.id, reference: row.reference, status: row.status, version: row.version },
  ...{ organizationId: row.organization_id, practiceId: row.practice_id, specialistId: row.specialist_id },
  ...{ examTypeId: row.exam_type_id, placeId: row.place_id, timeZone: row.time_zone, feeCents: row.fee_cents },
  modality: row.place_id === null ? ('telehealth' as const) : ('in-person' as const),
  ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), interpreter: row.interpreter },
  heldUntil: row.status === 'held' ? (row.held_until?.toISOString() ?? null) : null,
  paperworkDueAt: row.paperwork_due_at.toISOString(),
  paperworkReceivedAt: row.paperwork_received_at?.toISOString() ?? null,
})

const sealedNames = (sealing: BookingSealing, row: SummaryRow) => ({
  examineeName: sealing.openExaminee(row)?.name ?? null,
  claimNumber: sealing.openMatter(row)?.claimNumber ?? null,
})
