import type { Slot } from '@medinotes/shared/availability'
import type { DeadlineClock, FeeStep, PolicyTerms } from '@medinotes/shared/policies'
import type { AustralianState } from '@medinotes/shared/scheduling'
import type { Db } from '../../platform/database.ts'
import type { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'

/** A time that is offered, and what booking it would mean; whether it is still free the database says when it is taken. */
export interface SlotOffer {
  slot: Slot
  practiceId: string
  state: AustralianState
  directions: string
  /** With buffers. */
  during: { from: Date; until: Date }
  onRequest: boolean
  scheduling: 'local' | 'acuity'
}

export interface SlotOffers {
  offerOf(principal: Principal, slotId: string, excluded: ReadonlySet<string>): Promise<SlotOffer>
  /** Free ones nearest in time. */
  nearest(principal: Principal, slot: Slot, excluded: ReadonlySet<string>, count?: number): Promise<Slot[]>
}

export interface PolicyTermsOf {
  termsFor(
    tx: Db,
    about: { practiceId: string; specialistId: string; examTypeId: string },
  ): Promise<{ id: string | null; version: number; terms: PolicyTerms }>
}

interface ClockTimes {
  terms: PolicyTerms
  feeCents: number
  startsAt: Date
  endsAt: Date
  timeZone: string
  state: AustralianState
}

export interface Clock {
  clockOf(times: ClockTimes): DeadlineClock
  feeAt(steps: readonly FeeStep[], now: Date): FeeStep
}

type Notice = (tx: Db, bookingId: string) => Promise<void>

/** Leave notices in the transaction of what they are about. */
export type BookingNotices = Record<'confirmed' | 'moved' | 'cancelled' | 'requested' | 'declined', Notice>

/** What a calendar is told of a booking: no PHI. */
export interface ProviderBooking {
  id: string
  reference: string
  specialistId: string
  examTypeId: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  providerReference: string | null
}

export type ProviderOutcome =
  | { kind: 'done'; reference: string | null }
  | { kind: 'refused'; reason: 'slot_taken' | 'slot_unavailable' }
  | { kind: 'unknown' }

export interface CalendarProvider {
  submit(booking: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
  reschedule(booking: ProviderBooking, to: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
  cancel(booking: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
}

export type ProviderOf = (scheduling: 'local' | 'acuity') => CalendarProvider

/** In the very words of a time that is not offered. */
export type SlotUnavailable = () => AppError
