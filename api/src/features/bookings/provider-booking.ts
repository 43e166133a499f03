import type { ProviderBooking } from '../scheduling/scheduling-provider.ts'
import type { BookingRow, Move } from './booking-row.ts'

export const providerBooking = (row: BookingRow): ProviderBooking => ({
  ...{ id: row.id, reference: row.reference, specialistId: row.specialist_id, examTypeId: row.exam_type_id },
  ...{ placeId: row.place_id, startsAt: row.starts_at, endsAt: row.ends_at, timeZone: row.time_zone },
  providerReference: row.provider_reference,
})

export const movedBooking = (
  row: BookingRow,
  { specialistId, placeId, startsAt, endsAt, timeZone }: Move,
): ProviderBooking => ({
  ...providerBooking(row),
  ...{ specialistId, placeId, startsAt, endsAt, timeZone },
})
