import { type Availability, type AvailabilityQuery, longestSearchDays, type Slot } from '@medinotes/shared/availability'
import type { AustralianState } from '@medinotes/shared/scheduling'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { dateOfDay, dayNumber } from '../../../platform/wall-clock.ts'
import type { Openings } from '../acuity/openings/opening.service.ts'
import { type Beginning, isBookable, takenBy } from './beginnings.ts'
import { freeBeginnings, momentAt, toSlot, type Wanted } from './free-slots.ts'
import { createScheduleModel, type KnownSchedule } from './read-model.ts'
import { groundOf, type Schedule } from './schedule.ts'
import { readSlotId } from './slot-id.ts'

/** A time that is offered; whether it is still free, the database says when it is taken. */
export interface SlotOffer {
  slot: Slot
  practiceId: string
  state: AustralianState
  directions: string
  /** Buffers included. */
  during: { from: Date; until: Date }
  onRequest: boolean
  scheduling: 'local' | 'acuity'
}

/** Also said of a specialist who may not examine that person, in the very same words. */
export const slotUnavailable = () =>
  new AppError('slot_unavailable', 'This time is not offered. Search again for the times that are.')

const mayBeBookedBy = ({ organization, role }: Principal, schedule: Schedule) =>
  schedule.practiceActive &&
  !schedule.stopped &&
  (schedule.listed || (schedule.practiceId === organization?.id && (role === 'admin' || role === 'specialist')))

type Excluded = ReadonlySet<string>

interface Dependencies {
  database: Database
  /** What is free in Acuity. */
  openings: Pick<Openings, 'freshen' | 'isStillFree'>
}

export function createAvailability({ database, openings }: Dependencies) {
  const current = createScheduleModel(database)

  async function bookable(principal: Principal, excluded: Excluded) {
    const known = await current()
    return [...known.values()].filter(
      ({ schedule }) => mayBeBookedBy(principal, schedule) && !excluded.has(schedule.specialistId),
    )
  }

  /** What is known of Acuity is a moment old. */
  async function refuseGone({ scheduling, specialistId }: Schedule, examTypeId: string, { at, placeId }: Beginning) {
    if (scheduling === 'local') return
    if (!(await openings.isStillFree({ specialistId, examTypeId, placeId, at: new Date(at) }))) throw slotUnavailable()
  }

  return {
    /** Earliest first over all specialists, those in `excluded` left out without a word. */
    async search(principal: Principal, query: AvailabilityQuery, excluded: Excluded): Promise<Availability> {
      refuseLongSearch(query)
      const wanted = async () =>
        (await bookable(principal, excluded)).filter(({ schedule }) => fits(schedule, query, principal))
      const schedules = await wanted()
      const inAcuity = schedules.filter(({ schedule }) => schedule.scheduling === 'acuity')
      if (inAcuity.length === 0) return pageOf(schedules, query, Date.now())
      const specialistIds = inAcuity.map(({ schedule }) => schedule.specialistId)
      await openings.freshen({ specialistIds, examTypeId: query.examTypeId, days: { from: query.from, to: query.to } })
      return pageOf(await wanted(), query, Date.now())
    },

    async offerOf(principal: Principal, slotId: string, excluded: Excluded): Promise<SlotOffer> {
      const name = readSlotId(slotId)
      if (name === null) throw new AppError('malformed', 'This is no slot. Take one from the search.')
      const known = (await bookable(principal, new Set())).find(
        ({ schedule }) => schedule.specialistId === name.specialistId,
      )
      if (known === undefined) throw new AppError('not_found', 'This specialist cannot be booked.')
      if (excluded.has(name.specialistId)) throw slotUnavailable()
      const { schedule } = known
      const { now, today } = momentAt(Date.now())
      const beginning = known
        .beginnings(name.examTypeId, now)
        .find(({ at, placeId }) => at === name.startsAt && placeId === name.placeId)
      const offer = schedule.offers.get(name.examTypeId)
      if (!beginning || !offer || !isBookable(schedule, beginning, now, today)) throw slotUnavailable()
      await refuseGone(schedule, name.examTypeId, beginning)
      const { from, until } = takenBy(schedule, offer, beginning.at)
      return {
        slot: toSlot(schedule, name.examTypeId, beginning),
        ...{ practiceId: schedule.practiceId, onRequest: schedule.onRequest, scheduling: schedule.scheduling },
        state: groundOf(schedule, beginning.placeId).state,
        directions: (beginning.placeId === null ? undefined : schedule.places.get(beginning.placeId))?.directions ?? '',
        during: { from: new Date(from), until: new Date(until) },
      }
    },

    /** Free ones of the same exam type nearest in time, whoever offers them. */
    async nearest(principal: Principal, slot: Slot, excluded: Excluded, count = 5): Promise<Slot[]> {
      const schedules = await bookable(principal, excluded)
      // Nearly always there are some within days; a crowd that loses a slot looks no further.
      const near = nearestIn(schedules, slot, count, nearMs)
      return near.length === count ? near : nearestIn(schedules, slot, count, Infinity)
    },
  }
}

const nearMs = 7 * 86_400_000

function nearestIn(schedules: readonly KnownSchedule[], { startsAt, examTypeId }: Slot, count: number, within: number) {
  const at = Date.parse(startsAt)
  const isWanted = (beginning: Beginning) => Math.abs(beginning.at - at) <= within
  const moment = momentAt(Date.now())
  const free = schedules.flatMap((known) =>
    [...freeBeginnings(known, { examTypeId, isWanted, bookingId: undefined }, moment)].map((beginning) => ({
      ...{ known, beginning, away: Math.abs(beginning.at - at) },
    })),
  )
  return free
    .toSorted((a, b) => a.away - b.away)
    .slice(0, count)
    .map(({ known, beginning }) => toSlot(known.schedule, examTypeId, beginning))
}

export type AvailabilityService = ReturnType<typeof createAvailability>

function refuseLongSearch({ from, to }: AvailabilityQuery) {
  const errors = [{ path: 'to', message: `Search at most ${longestSearchDays} days, from the first to the last` }]
  const days = dayNumber(to) - dayNumber(from)
  if (days < 0 || days >= longestSearchDays)
    throw new AppError('malformed', 'These days cannot be searched.', { errors })
}

function fits(
  schedule: Schedule,
  { specialistId, practice, specialty, interpreter }: AvailabilityQuery,
  { organization }: Principal,
) {
  if (practice === 'own' && schedule.practiceId !== organization?.id) return false
  if (specialistId !== undefined && schedule.specialistId !== specialistId) return false
  if (specialty !== undefined && schedule.specialty !== specialty) return false
  return interpreter !== true || schedule.takesInterpreters
}

function isWantedBy({ from, to, modality, state, placeId }: AvailabilityQuery): Wanted['isWanted'] {
  const [firstDay, lastDay] = [dayNumber(from), dayNumber(to)]
  return (beginning, schedule) => {
    if (beginning.day < firstDay || beginning.day > lastDay) return false
    if (placeId !== undefined && beginning.placeId !== placeId) return false
    if (modality !== undefined && (beginning.placeId === null) !== (modality === 'telehealth')) return false
    return state === undefined || groundOf(schedule, beginning.placeId).state === state
  }
}

function pageOf(schedules: readonly KnownSchedule[], query: AvailabilityQuery, now: number): Availability {
  const { examTypeId, bookingId, limit } = query
  const wanted = { examTypeId, isWanted: isWantedBy(query), bookingId }
  const after = query.after === undefined ? -Infinity : Date.parse(query.after)
  const moment = momentAt(now)
  const days = new Map<number, number>()
  const found: { schedule: Schedule; beginning: Beginning }[] = []
  for (const known of schedules) {
    let kept = 0
    for (const beginning of freeBeginnings(known, wanted, moment)) {
      days.set(beginning.day, (days.get(beginning.day) ?? 0) + 1)
      // One more than a page of each specialist is all that a page of all of them can need.
      if (beginning.at < after || kept > limit) continue
      kept += 1
      found.push({ schedule: known.schedule, beginning })
    }
  }
  found.sort((a, b) => a.beginning.at - b.beginning.at || compare(a.schedule.name, b.schedule.name))
  const { page, nextAfter } = cutAtAnInstant(found, limit)
  return {
    slots: page.map(({ schedule, beginning }) => toSlot(schedule, examTypeId, beginning)),
    days: [...days].toSorted(([a], [b]) => a - b).map(([day, slots]) => ({ date: dateOfDay(day), slots })),
    nextAfter: nextAfter === null ? null : new Date(nextAfter).toISOString(),
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** Never between two slots that begin together, since the next page begins with an instant. */
function cutAtAnInstant<Found extends { beginning: Beginning }>(found: readonly Found[], limit: number) {
  const next = found[limit]?.beginning.at
  if (next === undefined) return { page: found, nextAfter: null }
  const before = found.slice(0, limit).filter(({ beginning }) => beginning.at < next)
  if (before.length > 0) return { page: before, nextAfter: next }
  const together = found.filter(({ beginning }) => beginning.at === next)
  return { page: together, nextAfter: found.find(({ beginning }) => beginning.at > next)?.beginning.at ?? null }
}
