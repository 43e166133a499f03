import type { Slot } from '@medinotes/shared/availability'
import { type Beginning, isBookable, isReserved, takenBy } from './beginnings.ts'
import type { KnownSchedule } from './read-model.ts'
import type { Schedule, SchedulePlace } from './schedule.ts'
import { writeSlotId } from './slot-id.ts'
import { localDayOf } from '../../../platform/wall-clock.ts'

/** What a moment means in each zone; made once for a search. */
export interface Moment {
  now: number
  today(timeZone: string): number
}

export function momentAt(now: number): Moment {
  const days = new Map<string, number>()
  return {
    now,
    today(timeZone) {
      const known = days.get(timeZone)
      if (known !== undefined) return known
      const day = localDayOf(now, timeZone)
      days.set(timeZone, day)
      return day
    },
  }
}

export interface Wanted {
  examTypeId: string
  isWanted: (beginning: Beginning, schedule: Schedule) => boolean
  /** Whose own reservations do not stand in the way: the one that is to move. */
  bookingId: string | undefined
}

/** The free beginnings of one specialist, the earliest first. */
export function* freeBeginnings(known: KnownSchedule, wanted: Wanted, { now, today }: Moment) {
  const { schedule } = known
  const { examTypeId, bookingId, isWanted } = wanted
  const offer = schedule.offers.get(examTypeId)
  if (!offer) return
  const { reservations } = schedule
  // Only what is to move may lie on its own time; for everybody else bookings are left out already.
  const moves = bookingId !== undefined && reservations.some((taken) => taken.bookingId === bookingId)
  const others = reservations.filter((taken) => (moves ? taken.bookingId !== bookingId : taken.expiresAt !== null))
  for (const beginning of moves ? known.beginnings(examTypeId, now) : known.unbooked(examTypeId, now)) {
    if (!isWanted(beginning, schedule) || !isBookable(schedule, beginning, now, today)) continue
    const { from, until } = takenBy(schedule, offer, beginning.at)
    if (!isReserved(others, from, until, now)) yield beginning
  }
}

const inALine = ({ name, address, suburb, state, postcode }: SchedulePlace) =>
  `${name}, ${address}, ${suburb} ${state} ${postcode}`

/** How a beginning is shown. Throws where the specialist does not offer the exam type. */
export function toSlot(schedule: Schedule, examTypeId: string, { at, placeId }: Beginning): Slot {
  const offer = schedule.offers.get(examTypeId)
  if (!offer) throw new Error('A slot of an exam type that is not offered')
  const place = placeId === null ? undefined : schedule.places.get(placeId)
  const { specialistId, name, specialty, practiceName, timeZone } = schedule
  return {
    id: writeSlotId({ specialistId, examTypeId, placeId, startsAt: at }),
    ...{ specialistId, specialistName: name, specialty, practiceName, examTypeId },
    startsAt: new Date(at).toISOString(),
    endsAt: new Date(at + offer.minutes * 60_000).toISOString(),
    timeZone: place?.timeZone ?? timeZone,
    modality: placeId === null ? 'telehealth' : 'in-person',
    placeId,
    location: place ? inALine(place) : 'Telehealth',
    feeCents: offer.feeCents,
  }
}
