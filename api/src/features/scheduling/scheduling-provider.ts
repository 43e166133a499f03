/** What a calendar is told of a booking: no PHI. */
export interface ProviderBooking {
  id: string
  reference: string
  specialistId: string
  examTypeId: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** What the calendar calls it. */
  providerReference: string | null
}

/** `unknown`: it may have happened; ask again before anything else is done. */
export type ProviderOutcome =
  | { kind: 'done'; reference: string | null }
  | { kind: 'refused'; reason: 'slot_taken' | 'slot_unavailable' }
  | { kind: 'unknown' }

/**
 * A calendar that keeps bookings. Our row is written before it is asked, and never in a transaction; each call may be repeated
 * and then answers as the first time.
 */
export interface SchedulingProvider {
  submit(booking: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
  reschedule(booking: ProviderBooking, to: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
  cancel(booking: ProviderBooking, signal: AbortSignal): Promise<ProviderOutcome>
}
