import type { AustralianState, Modality } from '@medinotes/shared/scheduling'

export interface SchedulePlace {
  id: string
  name: string
  address: string
  suburb: string
  state: AustralianState
  postcode: string
  timeZone: string
  directions: string
}

export interface ScheduleHours {
  /** Monday is 1. */
  weekday: number
  /** Null for telehealth. */
  placeId: string | null
  /** Minutes since midnight on the clock of the place, or of the specialist. */
  from: number
  to: number
  everyWeeks: number
  /** `YYYY-MM-DD`. */
  validFrom: string
  validUntil: string | null
}

export interface ScheduleException {
  kind: 'leave' | 'extra'
  placeId: string | null
  /** Milliseconds. */
  startsAt: number
  endsAt: number
}

export interface Reservation {
  bookingId: string
  /** Milliseconds, buffers included. */
  from: number
  until: number
  /** When a hold runs out; null for what is booked. */
  expiresAt: number | null
}

export interface ScheduleOffer {
  minutes: number
  feeCents: number
  modalities: readonly Modality[]
}

/** A time that an external calendar offers. */
export interface Opening {
  /** Milliseconds. */
  at: number
  placeId: string | null
}

/** All that decides when a specialist can be booked, as of one version of their calendar. */
export interface Schedule {
  version: string
  specialistId: string
  name: string
  specialty: string
  practiceId: string
  practiceName: string
  practiceActive: boolean
  /** They stopped, or their account does not belong to the practice any more. */
  stopped: boolean
  listed: boolean
  state: AustralianState
  timeZone: string
  scheduling: 'local' | 'acuity'
  takesInterpreters: boolean
  onRequest: boolean
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  stepMinutes: number
  minimumNoticeHours: number
  horizonDays: number
  worksOnHolidays: boolean
  /** By exam type. */
  offers: ReadonlyMap<string, ScheduleOffer>
  places: ReadonlyMap<string, SchedulePlace>
  hours: readonly ScheduleHours[]
  exceptions: readonly ScheduleException[]
  reservations: readonly Reservation[]
  /** What an external calendar offers, by exam type; empty where the hours above count. */
  openings: ReadonlyMap<string, readonly Opening[]>
}

/** Whose clock and holidays count at a place, or where there is none. */
export const groundOf = (schedule: Schedule, placeId: string | null) =>
  (placeId === null ? null : schedule.places.get(placeId)) ?? schedule
