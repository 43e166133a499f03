import { type Booking, bookingSchema } from '@medinotes/shared/booking-views'
import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Clock } from '../booking-dependencies.ts'
import { findBooking } from '../booking-finder.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { sidesOf } from '../booking-sides.ts'
import { selectQuestions } from '../details.repository.ts'
import { actionsOf } from './booking-actions.ts'
import { type ActivityRow, selectActivity, selectCharges } from './booking-detail.repository.ts'
import { cancelledOf, clockOfBooking, toActivity, toCharge } from './booking-parts.ts'
import { summaryOf } from './booking-summary.ts'
import { selectSurroundings } from './booking-surroundings.repository.ts'
import { createSealGuard } from './seal-guard.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: BookingSealing
  clock: Pick<Clock, 'clockOf'>
}

export type BookingDetail = (principal: Principal, id: string) => Promise<Booking>

/** A booking whole, as the caller may see it. */
export const createBookingDetail = ({ database, audit, sealing, clock }: Dependencies): BookingDetail => {
  const guard = createSealGuard({ database, audit })

  async function surroundingsOf(id: string) {
    const around = (await database.system((tx) => selectSurroundings(tx, [id]))).get(id)
    if (around === undefined) throw new Error('A booking was gone between two looks at it')
    return around
  }

  const read = (principal: Principal, id: string) =>
    database.as(principal, async (tx) => {
      const row = await findBooking(tx, id)
      await audit.record(tx, principal, 'booking.read', { type: 'booking', id })
      const beside = { questions: await selectQuestions(tx, id), activity: await selectActivity(tx, id) }
      return { row, ...beside, charges: await selectCharges(tx, id) }
    })

  async function whole(principal: Principal, id: string): Promise<Booking> {
    const { row, questions, activity, charges } = await read(principal, id)
    const around = await surroundingsOf(id)
    const attendanceAt = activity.find(isAttendance)?.at ?? null
    return bookingSchema.parse({
      ...summaryOf(sealing, row, around),
      ...clockOfBooking(clock, row),
      ...{ examinee: sealing.openExaminee(row), matter: sealing.openMatter(row) },
      ...{ arrangements: sealing.openArrangements(row), questions: sealing.openQuestions(row, questions) },
      ...{ cancelled: cancelledOf(sealing, row, charges), charges: charges.map(toCharge) },
      activity: activity.map((entry) => toActivity(sealing, row, entry)),
      ...{ state: row.state, expectedDocuments: row.expected_documents, bookedBy: around.bookedBy },
      directions: around.directions ?? '',
      policy: { id: row.policy_id, version: around.policyVersion ?? 0 },
      createdAt: row.created_at.toISOString(),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      extendable: row.status === 'held' && !row.hold_extended,
      actions: actionsOf({ ...standingOf(principal, row), attendanceAt, now: new Date() }),
    })
  }

  return (principal, id) => guard(principal, () => whole(principal, id))
}

const isAttendance = ({ kind }: ActivityRow) => kind === 'attended' || kind === 'no-show'

const standingOf = (principal: Principal, row: BookingRow) => ({
  ...{ status: row.status, moving: row.pending !== null, startsAt: row.starts_at },
  ...{ holdExtended: row.hold_extended, heldUntil: row.held_until, holdsIt: row.held_by === principal.personId },
  ...{ sides: sidesOf(principal, row), permissions: principal.permissions },
})
