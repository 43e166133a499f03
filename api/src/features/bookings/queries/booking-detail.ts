import { cancelReasonSchema } from '@medinotes/shared/booking-changes'
import {
  activitySchema,
  type Booking,
  type BookingAction,
  bookingSchema,
  chargeSchema,
} from '@medinotes/shared/booking-views'
import { z } from 'zod'
import type { Database, Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Clock } from '../booking-dependencies.ts'
import { findBooking } from '../booking-finder.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { isPracticeOf, sidesOf } from '../booking-sides.ts'
import { selectQuestions } from '../details.repository.ts'
import { selectActivity, selectCharges, selectSideNames, selectSurroundings } from './booking-detail.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: BookingSealing
  clock: Pick<Clock, 'clockOf'>
}

export type BookingDetail = (principal: Principal, id: string) => Promise<Booking>

/** A booking whole, as the caller may see it. */
export const createBookingDetail = ({ database, audit, sealing, clock }: Dependencies): BookingDetail => {
  const gather = async (tx: Db, { id }: BookingRow) => ({
    around: await selectSurroundings(tx, id),
    questions: await selectQuestions(tx, id),
    activity: await selectActivity(tx, id),
    charges: await selectCharges(tx, id),
  })

  return async (principal, id) => {
    const { row, parts } = await database.as(principal, async (tx) => {
      const found = await findBooking(tx, id)
      await audit.record(tx, principal, 'booking.read', { type: 'booking', id })
      return { row: found, parts: await gather(tx, found) }
    })
    const { around, questions, activity, charges } = parts
    const sides = await database.system((tx) =>
      selectSideNames(tx, [row.organization_id, row.practice_id], row.booked_by),
    )
    const examinee = sealing.openExaminee(row)
    const matter = sealing.openMatter(row)
    const { policyVersion, placeName, suburb, placeState, directions, ...named } = around
    return bookingSchema.parse({
      ...named,
      ...plainColumns(row),
      ...{ organizationName: sides.names.get(row.organization_id), practiceName: sides.names.get(row.practice_id) },
      ...{ bookedBy: sides.bookedBy, examinee, matter, arrangements: sealing.openArrangements(row) },
      ...{ examineeName: examinee?.name ?? null, claimNumber: matter?.claimNumber ?? null },
      location: placeName === null ? 'Telehealth' : `${placeName}, ${suburb} ${placeState}`,
      directions: directions ?? '',
      questions: sealing.openQuestions(row, questions),
      policy: { id: row.policy_id, version: policyVersion ?? 0 },
      ...clockOf(clock, row),
      cancelled: cancelledOf(sealing, row, charges),
      charges: charges.map((charge) =>
        chargeSchema.parse({ kind: charge.kind, feeCents: charge.fee_cents, at: charge.at.toISOString() }),
      ),
      activity: activity.map((entry) => toActivity(sealing, row, entry)),
      actions: actionsOf(principal, row),
    })
  }
}

const plainColumns = (row: BookingRow) => ({
  ...{ id: row.id, reference: row.reference, status: row.status, version: row.version, state: row.state },
  ...{ organizationId: row.organization_id, practiceId: row.practice_id, specialistId: row.specialist_id },
  ...{ examTypeId: row.exam_type_id, placeId: row.place_id, timeZone: row.time_zone, feeCents: row.fee_cents },
  modality: row.place_id === null ? 'telehealth' : 'in-person',
  ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
  ...{ interpreter: row.interpreter, expectedDocuments: row.expected_documents },
  heldUntil: row.status === 'held' ? (row.held_until?.toISOString() ?? null) : null,
  extendable: row.status === 'held' && !row.hold_extended,
  paperworkDueAt: row.paperwork_due_at.toISOString(),
  paperworkReceivedAt: row.paperwork_received_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
})

function clockOf(clock: Pick<Clock, 'clockOf'>, row: BookingRow) {
  const { terms, state } = row
  const times = { startsAt: row.starts_at, endsAt: row.ends_at, timeZone: row.time_zone }
  const { deadlines, ...rest } = clock.clockOf({ terms, state, feeCents: row.fee_cents, ...times })
  const paperworkAt = row.paperwork_received_at?.toISOString() ?? null
  return {
    ...rest,
    deadlines: deadlines.map((deadline) =>
      deadline.kind === 'paperwork' ? { ...deadline, metAt: paperworkAt } : deadline,
    ),
  }
}

function cancelledOf(sealing: BookingSealing, row: BookingRow, charges: { kind: string; fee_cents: number }[]) {
  if (row.cancelled_at === null) return null
  return {
    at: row.cancelled_at.toISOString(),
    reason: cancelReasonSchema.parse(row.cancel_reason),
    note: sealing.openCancelNote(row),
    feeCents: charges.find(({ kind }) => kind === 'cancellation')?.fee_cents ?? 0,
  }
}

const detailsSchema = z.record(z.string(), z.union([z.string(), z.int(), z.boolean()]))

function toActivity(
  sealing: BookingSealing,
  row: BookingRow,
  entry: Awaited<ReturnType<typeof selectActivity>>[number],
) {
  return activitySchema.parse({
    ...{ id: entry.id, at: entry.at.toISOString(), kind: entry.kind, details: detailsSchema.parse(entry.details) },
    ...{ personName: entry.person_name, organizationName: entry.organization_name },
    note: sealing.openActivityNote(row, entry),
  })
}

/** What the caller may do to it now. */
function actionsOf(principal: Principal, row: BookingRow): BookingAction[] {
  const may = (permission: Principal['permissions'][number], ...actions: BookingAction[]) =>
    principal.permissions.includes(permission) ? actions : []
  const begun = row.starts_at <= new Date()
  const practice = isPracticeOf(principal, row)
  if (row.status === 'held') {
    if (!sidesOf(principal, row).has('referrer') && row.held_by !== principal.personId) return []
    return may('booking:write', 'confirm', ...(row.hold_extended ? [] : (['extend'] as const)), 'release')
  }
  if (row.status === 'requested') {
    return [...(practice ? may('booking:attend', 'decide') : []), ...may('booking:change', 'change', 'cancel')]
  }
  if (row.status === 'confirmed') {
    if (begun) return practice ? may('booking:attend', 'attendance') : []
    return row.pending === null ? may('booking:change', 'change', 'reschedule', 'cancel') : []
  }
  const attendance = row.status === 'attended' || row.status === 'no-show'
  return attendance && practice ? may('booking:attend', 'attendance') : []
}
