import type { CalendarSession } from '@medinotes/shared/calendars'
import type { Db } from '../../../platform/database.ts'

/** What can be booked with a specialist of the demonstration. */
export interface DemoOffer {
  specialistId: string
  practiceId: string
  examTypeId: string
  minutes: number
  feeCents: number
  inPerson: boolean
  telehealth: boolean
  onRequest: boolean
  /** Minutes between the beginnings of two examinations. */
  apart: number
}

export interface DemoTime {
  offer: DemoOffer
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** The name of the place, or null for telehealth. */
  place: string | null
}

const minute = 60_000

/** Whoever has an account in the demonstration: their earlier examinations would bury those that it is about. */
export const selectHolders = async (tx: Db) =>
  (await tx.selectFrom('specialists').select('id').where('person_id', 'is not', null).execute()).map(({ id }) => id)

/** Of listed specialists, by specialist. */
export async function selectDemoOffers(tx: Db): Promise<Map<string, DemoOffer[]>> {
  const rows = await tx
    .selectFrom('specialist_offers as f')
    .innerJoin('specialists as s', 's.id', 'f.specialist_id')
    .innerJoin('exam_types as t', 't.id', 'f.exam_type_id')
    .select(['s.id', 's.organization_id', 's.on_request', 's.buffer_before_minutes', 's.buffer_after_minutes'])
    .select(['t.id as exam_type_id', 't.minutes', 't.modalities'])
    .select((e) => e.fn.coalesce('f.fee_cents', 't.fee_cents').as('fee_cents'))
    .orderBy('s.id')
    .orderBy('t.name')
    .execute()
  const offers = new Map<string, DemoOffer[]>()
  for (const row of rows) {
    const taken = row.minutes + row.buffer_before_minutes + row.buffer_after_minutes
    const offer: DemoOffer = {
      ...{ specialistId: row.id, practiceId: row.organization_id, examTypeId: row.exam_type_id, minutes: row.minutes },
      ...{ feeCents: row.fee_cents, onRequest: row.on_request, apart: Math.ceil(taken / 30) * 30 },
      ...{ inPerson: row.modalities.includes('in-person'), telehealth: row.modalities.includes('telehealth') },
    }
    offers.set(row.id, [...(offers.get(row.id) ?? []), offer])
  }
  return offers
}

/** How many examinations a session has, by turns. Neither even nor random: days with much, days with nothing. */
export const lately = [1, 1, 3, 0, 2, 0, 1, 2, 0, 1]
export const earlier = [1, 0, 1, 2, 0, 1, 1]

/** Times within sessions that never touch, the same at every start on a day. */
export function demoTimes(
  sessions: readonly CalendarSession[],
  offers: ReadonlyMap<string, DemoOffer[]>,
  examinations: readonly number[],
): DemoTime[] {
  const leave = sessions.filter(({ kind }) => kind === 'leave')
  const isFree = (specialistId: string, from: number, until: number) =>
    !leave.some(
      (one) => one.specialistId === specialistId && Date.parse(one.startsAt) < until && from < Date.parse(one.endsAt),
    )
  return sessions
    .filter(({ kind }) => kind === 'session')
    .flatMap(({ specialistId, startsAt, endsAt, timeZone, label }, index) => {
      const place = label === 'Telehealth' ? null : label
      const fitting = (offers.get(specialistId) ?? []).filter(({ inPerson, telehealth }) =>
        place === null ? telehealth : inPerson,
      )
      const apart = Math.max(...fitting.map((offer) => offer.apart))
      const times: DemoTime[] = []
      for (let count = 0; count < (examinations[index % examinations.length] ?? 0) && fitting.length > 0; count += 1) {
        const offer = fitting[(index + count) % fitting.length]
        const from = Date.parse(startsAt) + (count + (index % 2)) * apart * minute
        if (!offer || from + offer.minutes * minute > Date.parse(endsAt)) continue
        const until = from + offer.minutes * minute
        if (isFree(specialistId, from, until))
          times.push({ offer, startsAt: new Date(from), endsAt: new Date(until), timeZone, place })
      }
      return times
    })
}
