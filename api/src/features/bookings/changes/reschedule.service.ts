import { randomUUID } from 'node:crypto'
import type { Reschedule, RescheduleQuote } from '@medinotes/shared/booking-changes'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { PolicyTermsOf, SlotOffers } from '../booking-dependencies.ts'
import type { SlotOffer } from '../../scheduling/availability/availability.service.ts'
import { findBooking, openBooking } from '../booking-finder.ts'
import { type BookingJournal, doerOf } from '../booking-journal.ts'
import { changeBooking, refuseStale, wrongState } from '../booking-moves.ts'
import type { BookingRow, Pending } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { isPracticeOf } from '../booking-sides.ts'
import { selectBookingRules } from '../booking.repository.ts'
import { refuseRefused } from '../confirm.service.ts'
import { clockOf } from '../deadline-clock/deadline-clock.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import { insertReservation } from '../reservation.repository.ts'
import type { Settlement } from '../settlement.ts'
import { type SlotClaim, SlotLost } from '../slot-claim.ts'
import type { IndependenceWall } from '../wall/independence-wall.ts'
import { refuseBegun, refuseMoving } from './change-guards.ts'
import { clockOfRow, freeQuote, quoteOf } from './fee-quote.ts'
import { createMovePlan } from './move-plan.ts'

interface Dependencies {
  database: Database
  availability: SlotOffers
  policies: PolicyTermsOf
  wall: IndependenceWall
  claims: SlotClaim
  sealing: BookingSealing
  journal: BookingJournal
  settlement: Settlement
  detail: BookingDetail
}

/** Moves a confirmed booking: both times are kept until the calendar has answered. */
export function createRescheduleService(dependencies: Dependencies) {
  const { database, availability, wall, claims, sealing, settlement, detail } = dependencies
  const plan = createMovePlan(dependencies.policies)

  /** What is offered to this booking; its own specialist is the one it was made with, wall or none. */
  async function find(principal: Principal, id: string, slotId: string) {
    const row = await database.as(principal, (tx) => findBooking(tx, id))
    const walled = await wall.excludedFor(principal, { bookingId: id })
    const excluded = new Set([...walled].filter((specialistId) => specialistId !== row.specialist_id))
    const offer = await availability.offerOf(principal, slotId, excluded)
    refuseUnfit(principal, row, offer)
    return { row, offer, excluded }
  }

  /** Free where the practice moves it. */
  const quoteFor = (principal: Principal, row: BookingRow) =>
    isPracticeOf(principal, row) ? freeQuote(row.time_zone) : quoteOf(clockOfRow(row).rescheduling, row.time_zone)

  /** Who is to examine instead must be able and allowed to. */
  async function refuseOtherSpecialist(tx: Db, row: BookingRow, specialistId: string) {
    const { takesInterpreters } = await selectBookingRules(database, specialistId)
    if (row.interpreter && !takesInterpreters) {
      throw new AppError('conflict', 'That specialist does not examine with an interpreter.')
    }
    if (row.examinee_key === null) return
    await wall.refuseEngaged(tx, { key: row.examinee_key, organizationId: row.organization_id }, specialistId)
  }

  async function write(tx: Db, principal: Principal, id: string, offer: SlotOffer, { version, reason }: Reschedule) {
    const row = await openBooking(tx, id)
    refuseUnmovable(row)
    refuseStale(row, version)
    if (offer.slot.specialistId !== row.specialist_id) await refuseOtherSpecialist(tx, row, offer.slot.specialistId)
    const span = { specialistId: offer.slot.specialistId, ...offer.during }
    const reservationId = await insertReservation(tx, { bookingId: id, expiresAt: null, ...span })
    if (reservationId === undefined) throw new SlotLost()
    const activityId = randomUUID()
    const pending: Pending = {
      ...{ kind: 'reschedule', to: await plan(tx, row, offer), reservationId, activityId, by: doerOf(principal) },
      chargeCents: quoteFor(principal, row).feeCents,
      noteSealed:
        reason === undefined || reason.trim() === '' ? null : sealing.sealActivityNote(row, activityId, reason),
    }
    await changeBooking(tx, row, { pending: JSON.stringify(pending) })
    await settlement.begin(tx, id)
  }

  return {
    async quote(principal: Principal, id: string, slotId: string): Promise<RescheduleQuote> {
      const { row, offer } = await find(principal, id, slotId)
      refuseUnmovable(row)
      const { terms, feeCents, ...to } = await database.as(principal, (tx) => plan(tx, row, offer))
      return { ...quoteFor(principal, row), clock: clockOf({ terms, feeCents, ...to }) }
    },

    async reschedule(principal: Principal, id: string, request: Reschedule) {
      const { row, offer, excluded } = await find(principal, id, request.slotId)
      refuseUnmovable(row)
      await claims.claimMove(principal, offer, excluded, () =>
        database.as(principal, (tx) => write(tx, principal, id, offer, request)),
      )
      refuseRefused(await settlement.settleInTime(id))
      return detail(principal, id)
    },
  }
}

function refuseUnmovable(row: BookingRow) {
  if (row.status !== 'confirmed') throw wrongState(row)
  refuseBegun(row)
  refuseMoving(row)
}

function refuseUnfit(principal: Principal, row: BookingRow, { slot, practiceId, scheduling }: SlotOffer) {
  if (practiceId !== row.practice_id || slot.examTypeId !== row.exam_type_id) {
    throw new AppError('conflict', 'A booking keeps its practice and exam type. Cancel it and book anew instead.')
  }
  if (scheduling !== row.scheduling) {
    throw new AppError(
      'conflict',
      'This time lies in another calendar system than the booking. Cancel the booking and book anew instead.',
    )
  }
  const isSpecialist = slot.specialistId === row.specialist_id
  if (principal.role === 'specialist' && !isSpecialist) {
    throw new AppError('forbidden', 'Only your practice’s administrators move a booking to another specialist.')
  }
  if (isSpecialist && slot.placeId === row.place_id && new Date(slot.startsAt).getTime() === row.starts_at.getTime()) {
    throw new AppError('conflict', 'This booking is at that time already.')
  }
}
