/** What a calendar is told of a booking: no PHI. */
export interface ProviderBooking {
  id: string
  reference: string
  specialistId: string
  examTypeId: string
  /** Null for telehealth. */
  placeId: string | null
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** What the calendar calls it. */
  providerReference: string | null
}

/** `calendar_refused`: it takes nothing just now, whichever time is asked for. */
export type Refusal = 'slot_taken' | 'slot_unavailable' | 'calendar_refused'

/** `unknown`: it may have happened; ask again before anything else is done. */
export type ProviderOutcome =
  | { kind: 'done'; reference: string | null }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'unknown'; askAgainAt: Date }

/**
 * A calendar that keeps bookings. Our row is written before it is asked, and never in a transaction; each call may be repeated
 * and then answers as the first time.
 */
export interface SchedulingProvider {
  submit(booking: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
  reschedule(booking: ProviderBooking, to: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
  cancel(booking: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
}
