import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { DB } from '../../../platform/database-schema.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { instantAtOrAfter, minutesOf, weekdayOfDay } from '../../../platform/wall-clock.ts'
import { aboutExamTypes, examTypes, harbour, placeId, places, specialistId } from './demo-catalogue.ts'
import { type DemoSpecialist, demoSpecialists } from './demo-specialists.ts'

const day = 86_400_000
/** Long before any booking of the demonstration; a Monday, which fortnightly sessions count from. */
const firstDay = '2024-01-01'

const placeNames = Object.keys(places)
const idOfPlace = (name: string) => (name === 'telehealth' ? null : placeId(placeNames.indexOf(name) + 1))

/** Gives the demonstration specialists who can be booked, once; where they are there, it costs one query. */
export function seedDemoScheduling(database: Database, now: Date) {
  return database.system(async (tx) => {
    const known = await tx.selectFrom('places').select('id').where('id', '=', placeId(1)).executeTakeFirst()
    if (known) return false
    await insertCatalogue(tx)
    const people = await selectPeople(tx)
    await tx
      .insertInto('specialists')
      .values(demoSpecialists.map((one, index) => specialistRow(one, index, people)))
      .execute()
    await tx.insertInto('specialist_offers').values(demoSpecialists.flatMap(offerRows)).execute()
    await tx.insertInto('working_hours').values(demoSpecialists.flatMap(hoursRows)).execute()
    await tx
      .insertInto('schedule_exceptions')
      .values(demoSpecialists.flatMap((one, index) => [...leaveRows(one, index, now), ...extraRows(one, index, now)]))
      .execute()
    await tx.insertInto('policies').values(practicePolicy).execute()
    return true
  })
}

async function insertCatalogue(tx: Db) {
  const types = Object.entries(examTypes).map(([key, { feeCents, ...type }]) => ({
    ...type,
    modalities: [...type.modalities],
    about: aboutExamTypes[key as keyof typeof examTypes],
    fee_cents: feeCents,
  }))
  await tx.insertInto('exam_types').values(types).execute()
  const rooms = Object.entries(places).map(([name, { practiceId, timeZone, ...place }]) => ({
    ...{ id: idOfPlace(name) ?? '', organization_id: practiceId, time_zone: timeZone },
    ...place,
  }))
  await tx.insertInto('places').values(rooms).execute()
}

async function selectPeople(tx: Db) {
  const emails = demoSpecialists.flatMap(({ email }) => email ?? [])
  const rows = await tx.selectFrom('people').select(['id', 'email']).where('email', 'in', emails).execute()
  return new Map(rows.map(({ id, email }) => [email, id]))
}

function specialistRow(one: DemoSpecialist, index: number, people: ReadonlyMap<string, string>) {
  const [before, after] = one.buffers ?? [0, 0]
  return {
    ...{ id: specialistId(index + 1), organization_id: one.practiceId, person_id: people.get(one.email ?? '') ?? null },
    ...{ name: one.name, specialty: one.specialty, state: one.state, time_zone: one.timeZone, listed: true },
    languages: [...(one.languages ?? ['English'])],
    ...{ takes_interpreters: one.takesInterpreters ?? true, on_request: one.onRequest ?? false },
    ...{ buffer_before_minutes: before, buffer_after_minutes: after, step_minutes: one.step ?? 15 },
    minimum_notice_hours: one.noticeHours ?? 24,
  } satisfies Insertable<DB['specialists']>
}

const offerRows = ({ practiceId, offers }: DemoSpecialist, index: number) =>
  offers.map((offer) => ({
    ...{ specialist_id: specialistId(index + 1), organization_id: practiceId },
    exam_type_id: examTypes[typeof offer === 'string' ? offer : offer.type].id,
    fee_cents: typeof offer === 'string' ? null : offer.feeCents,
  }))

const hoursRows = ({ practiceId, sessions }: DemoSpecialist, index: number) =>
  sessions.flatMap(({ weekdays, place, from, to, everyWeeks }) =>
    weekdays.map((weekday) => ({
      ...{ id: randomUUID(), specialist_id: specialistId(index + 1), organization_id: practiceId, weekday },
      ...{ place_id: idOfPlace(place), starts: from, ends: to, every_weeks: everyWeeks ?? 1, valid_from: firstDay },
    })),
  )

function leaveRows({ practiceId, leave }: DemoSpecialist, index: number, now: Date) {
  if (!leave) return []
  const startsAt = new Date(Math.floor(now.getTime() / day + leave[0]) * day)
  return [
    {
      ...{ id: randomUUID(), specialist_id: specialistId(index + 1), organization_id: practiceId, kind: 'leave' },
      ...{ starts_at: startsAt, ends_at: new Date(startsAt.getTime() + leave[1] * day), note: 'Annual leave' },
    },
  ]
}

function extraRows({ practiceId, timeZone, saturday }: DemoSpecialist, index: number, now: Date) {
  if (!saturday) return []
  const first = Math.floor(now.getTime() / day) + saturday.after
  const on = first + 6 - (weekdayOfDay(first) % 7)
  const at = (time: string) => new Date(instantAtOrAfter(on, minutesOf(time), timeZone))
  return [
    {
      ...{ id: randomUUID(), specialist_id: specialistId(index + 1), organization_id: practiceId, kind: 'extra' },
      ...{ place_id: idOfPlace(saturday.place), starts_at: at(saturday.from), ends_at: at(saturday.to) },
      note: 'Catching up',
    },
  ]
}

const tier = (amount: number, percent: number) => ({
  notice: { unit: 'business-days', amount },
  charge: { kind: 'percent', percent },
})

const practicePolicy: Insertable<DB['policies']> = {
  ...{ id: randomUUID(), organization_id: harbour, specialist_id: null, exam_type_id: null, version: 1 },
  terms: JSON.stringify({
    cancellation: [tier(5, 50), tier(3, 100)],
    ...{ rescheduling: 'as-cancellation', noShow: { kind: 'percent', percent: 100 } },
    ...{ paperworkDays: 7, reportBusinessDays: 10, holdMinutes: 10 },
  }),
}
