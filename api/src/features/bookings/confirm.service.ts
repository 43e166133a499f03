import type { ConfirmBooking } from '@medinotes/shared/bookings'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { KeyedExecution } from '../../platform/http/idempotency.ts'
import type { Principal } from '../../platform/principal.ts'
import type { BookingNotices, SlotUnavailable } from './booking-dependencies.ts'
import { type DetailsWriter, refuseFuture, refuseInterpreter } from './booking-details.ts'
import { findBooking, openBooking } from './booking-finder.ts'
import type { BookingJournal } from './booking-journal.ts'
import { moveBooking, wrongState } from './booking-moves.ts'
import type { BookingRow } from './booking-row.ts'
import { isPracticeOf, refuseOthersHold, refusePending } from './booking-sides.ts'
import { selectBookingRules } from './booking.repository.ts'
import { deleteDraftsOf } from './drafts/draft.repository.ts'
import { hasRunOut } from './holds/hold-expiry.ts'
import { holdExpired } from './holds/hold.service.ts'
import type { BookingDetail } from './queries/booking-detail.ts'
import { setReservationExpiry } from './reservation.repository.ts'
import type { Refusal } from '../scheduling/scheduling-provider.ts'
import type { Settlement } from './settlement.ts'
import type { IndependenceWall } from './wall/independence-wall.ts'

interface Dependencies {
  database: Database
  wall: IndependenceWall
  details: DetailsWriter
  journal: BookingJournal
  notices: BookingNotices
  settlement: Settlement
  detail: BookingDetail
  slotUnavailable: SlotUnavailable
}

/** Turns a hold into a booking, or into a request where the practice wants to be asked. */
export function createConfirmService(dependencies: Dependencies) {
  const { database, wall, details, journal, notices, settlement, detail, slotUnavailable } = dependencies

  async function write(tx: Db, principal: Principal, id: string, request: ConfirmBooking) {
    const row = await openBooking(tx, id)
    refuseUnheld(principal, row)
    const { onRequest, takesBookings, ...rules } = await selectBookingRules(database, row.specialist_id)
    if (!takesBookings) throw slotUnavailable()
    refuseInterpreter(rules, request.interpreter !== undefined)
    const columns = details.columns(row, request)
    const asked = { key: columns.examinee_key, organizationId: row.organization_id }
    await wall.refuseEngaged(tx, asked, row.specialist_id)
    // Who answers requests has answered by booking.
    const to = onRequest && !isPracticeOf(principal, row) ? 'requested' : 'submitting'
    const booked = { ...columns, booked_by: principal.personId, held_until: null }
    const moved = await moveBooking(tx, row, to, booked)
    await details.writeBeside(tx, moved, request)
    await setReservationExpiry(tx, id, null)
    await deleteDraftsOf(tx, id)
    await journal(tx, principal, moved, to === 'requested' ? 'requested' : 'submitted')
    if (to === 'requested') await notices.requested(tx, id)
    else await settlement.begin(tx, id)
    return to
  }

  async function refuseWalled(principal: Principal, id: string, request: ConfirmBooking) {
    const row = await database.as(principal, (tx) => findBooking(tx, id))
    refuseFuture(row, request)
    const examinee = { ...request.examinee, organizationId: row.organization_id }
    const excluded = await wall.excludedFor(principal, { examinee })
    if (excluded.has(row.specialist_id)) throw slotUnavailable()
  }

  async function book(principal: Principal, id: string, request: ConfirmBooking) {
    await refuseWalled(principal, id, request)
    return database.as(principal, (tx) => write(tx, principal, id, request))
  }

  /** Where an earlier attempt booked it, and did not live to say so, what it has become. */
  async function bookedBefore(principal: Principal, id: string) {
    const { status, booked_by } = await database.as(principal, (tx) => findBooking(tx, id))
    return booked_by === principal.personId && outcomes.has(status) && status
  }

  return {
    async confirm(principal: Principal, id: string, request: ConfirmBooking, keyed: KeyedExecution | null = null) {
      refusePending(principal)
      const to =
        (keyed?.isFirst === false && (await bookedBefore(principal, id))) || (await book(principal, id, request))
      if (to === 'submitting') refuseRefused(await settlement.settleInTime(id))
      return detail(principal, id)
    },
  }
}

const outcomes: ReadonlySet<BookingRow['status']> = new Set(['submitting', 'requested', 'confirmed'])

function refuseUnheld(principal: Principal, row: BookingRow) {
  if (row.status === 'released') throw holdExpired()
  if (row.status !== 'held') throw wrongState(row)
  refuseOthersHold(principal, row)
  if (hasRunOut(row)) throw holdExpired()
}

/** What the calendar would not take. */
export function refuseRefused(settled: Awaited<ReturnType<Settlement['settle']>>) {
  if (settled.kind !== 'refused') return
  throw new AppError(settled.reason, refusals[settled.reason])
}

const gone = 'The specialist’s calendar does not have this time any more. Choose another one.'
const refusals: Record<Refusal, string> = {
  slot_taken: gone,
  slot_unavailable: gone,
  calendar_refused:
    'The specialist’s calendar takes no bookings just now; the practice is told. Choose another specialist, or try again later.',
}
