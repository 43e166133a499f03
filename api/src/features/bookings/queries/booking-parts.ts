import { cancelReasonSchema } from '@medinotes/shared/booking-changes'
import { activitySchema, chargeSchema } from '@medinotes/shared/booking-views'
import type { DeadlineClock } from '@medinotes/shared/policies'
import { z } from 'zod'
import type { Clock } from '../booking-dependencies.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import type { ActivityRow, ChargeRow } from './booking-detail.repository.ts'

/** By the terms it was made under. */
export function clockOfBooking(clock: Pick<Clock, 'clockOf'>, row: BookingRow): DeadlineClock {
  const { terms, state } = row
  const times = { startsAt: row.starts_at, timeZone: row.time_zone }
  const { deadlines, ...rest } = clock.clockOf({ terms, state, feeCents: row.fee_cents, ...times })
  const metAt = { paperwork: row.paperwork_received_at, report: row.report_released_at }
  return { ...rest, deadlines: deadlines.map((one) => ({ ...one, metAt: metAt[one.kind]?.toISOString() ?? null })) }
}

export function cancelledOf(sealing: BookingSealing, row: BookingRow, charges: readonly ChargeRow[]) {
  if (row.cancelled_at === null) return null
  return {
    at: row.cancelled_at.toISOString(),
    reason: cancelReasonSchema.parse(row.cancel_reason),
    note: sealing.openCancelNote(row),
    feeCents: charges.find(({ kind }) => kind === 'cancellation')?.fee_cents ?? 0,
  }
}

export const toCharge = ({ kind, fee_cents: feeCents, at }: ChargeRow) =>
  chargeSchema.parse({ kind, feeCents, at: at.toISOString() })

const detailsSchema = z.record(z.string(), z.union([z.string(), z.int(), z.boolean()]))

export const toActivity = (sealing: BookingSealing, row: BookingRow, entry: ActivityRow) =>
  activitySchema.parse({
    ...{ id: entry.id, at: entry.at.toISOString(), kind: entry.kind, details: detailsSchema.parse(entry.details) },
    ...{ personName: entry.person_name, organizationName: entry.organization_name },
    note: sealing.openActivityNote(row, entry),
  })
