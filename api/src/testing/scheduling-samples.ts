import { randomInt, randomUUID } from 'node:crypto'
import { standardTerms } from '@medinotes/shared/policies'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'

const place = {
  name: 'Level 5',
  address: '1 Market Street',
  suburb: 'Sydney',
  state: 'NSW',
  postcode: '2000',
  timeZone: 'Australia/Sydney',
}

const rules = {
  ...{ takesInterpreters: true, onRequest: false, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, stepMinutes: 30 },
  ...{ minimumNoticeHours: 0, horizonDays: 90, worksOnHolidays: false },
}
const profile = { name: 'Dr Robin Vale', specialty: 'Psychiatry', state: 'NSW', timeZone: place.timeZone, ...rules }
const csvFile = () => Buffer.from('Name,Specialty,State\nDr Robin Vale,Psychiatry,NSW\n')
const leave = { kind: 'leave', startsAt: '2030-03-01T00:00:00.000Z', endsAt: '2030-03-02T00:00:00.000Z' }
const examType = () => ({ name: randomUUID(), minutes: 60, feeCents: 90_000, modalities: ['in-person'] })

/** The caller's own where they are a specialist, else one of their practice: the same at each request. */
export async function createSpecialist(database: Database, { personId, organization, role }: Principal) {
  const organization_id = organization?.id ?? ''
  return database.system(async (tx) => {
    // Nobody books somebody whose membership ended.
    const member = await tx
      .selectFrom('memberships')
      .select('person_id')
      .where('organization_id', '=', organization_id)
      .where('person_id', '=', personId)
      .where('status', '=', 'active')
      .executeTakeFirst()
    const person_id = role === 'specialist' && member !== undefined ? personId : null
    const known = await tx
      .selectFrom('specialists')
      .select(['id', 'version'])
      .where('organization_id', '=', organization_id)
      .where('person_id', 'is not distinct from', person_id)
      .executeTakeFirst()
    if (known) return known
    const named = { name: 'Dr Vale', specialty: 'Psychiatry', state: 'NSW', time_zone: place.timeZone }
    return tx
      .insertInto('specialists')
      .values({ id: randomUUID(), organization_id, person_id, ...named })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
  })
}

/** One that does not count yet. */
async function createComingPolicy(database: Database, holder: Principal) {
  const { id: specialist_id } = await createSpecialist(database, holder)
  const id = randomUUID()
  await database.system((tx) =>
    tx
      .insertInto('policies')
      .values({
        ...{ id, organization_id: holder.organization?.id ?? '', specialist_id, version: randomInt(1, 2 ** 30) },
        ...{ terms: JSON.stringify(standardTerms), effective_from: new Date(Date.now() + 86_400_000) },
      })
      .execute(),
  )
  return { id }
}

async function createPlace(database: Database, { organization }: Principal) {
  const id = randomUUID()
  const { timeZone, ...columns } = place
  await database.system((tx) =>
    tx
      .insertInto('places')
      .values({ id, organization_id: organization?.id ?? '', ...columns, time_zone: timeZone })
      .execute(),
  )
  return id
}

export async function createExamType(database: Database) {
  const id = randomUUID()
  await database.system((tx) =>
    tx
      .insertInto('exam_types')
      .values({ id, name: id, minutes: 60, fee_cents: 90_000, modalities: ['in-person'] })
      .execute(),
  )
  return id
}

async function createException(database: Database, holder: Principal) {
  const { id: specialistId } = await createSpecialist(database, holder)
  const exceptionId = randomUUID()
  await database.system((tx) =>
    tx
      .insertInto('schedule_exceptions')
      .values({
        ...{ id: exceptionId, specialist_id: specialistId, organization_id: holder.organization?.id ?? '' },
        ...{ kind: 'leave', starts_at: new Date(leave.startsAt), ends_at: new Date(leave.endsAt) },
      })
      .execute(),
  )
  return { id: specialistId, exceptionId }
}

/** Requests about what can be booked, as samples of the authorisation matrix; each is given who holds what it is about. */
export function schedulingSamples(database: Database) {
  const specialist = async (holder: Principal) => ({ id: (await createSpecialist(database, holder)).id })
  return {
    'exam-type.create': async () => ({ payload: examType() }),
    'exam-type.change': async () => ({ params: { id: await createExamType(database) }, payload: examType() }),
    'place.create': async () => ({ payload: place }),
    'place.change': async (holder: Principal) => ({
      params: { id: await createPlace(database, holder) },
      payload: place,
    }),
    'specialist-import.dry-run': async () => ({ payload: csvFile(), headers: { 'content-type': 'text/csv' } }),
    'specialist-import.apply': async () => ({
      ...{ payload: csvFile(), headers: { 'content-type': 'text/csv' } },
      query: { dryRun: '0'.repeat(64) },
    }),
    'specialist-import.export': async () => ({ params: { kind: 'specialists' } }),
    'specialist.create': async () => ({ payload: { ...profile, offers: [], personId: null } }),
    'specialist.read': async (holder: Principal) => ({ params: await specialist(holder) }),
    'specialist.change': async (holder: Principal) => {
      const { id, version } = await createSpecialist(database, holder)
      return { params: { id }, payload: { ...profile, offers: [], version } }
    },
    'specialist.list-for-bookings': async (holder: Principal) => ({
      params: await specialist(holder),
      payload: { listed: true },
    }),
    'specialist.bookings-ahead': async (holder: Principal) => ({ params: await specialist(holder) }),
    'specialist.change-activity': async (holder: Principal) => ({
      params: await specialist(holder),
      payload: { active: true },
    }),
    'schedule.hours': async (holder: Principal) => ({ params: await specialist(holder) }),
    'schedule.change-hours': async (holder: Principal) => {
      const { id, version } = await createSpecialist(database, holder)
      return { params: { id }, payload: { version, hours: [] } }
    },
    'schedule.exceptions': async (holder: Principal) => ({ params: await specialist(holder) }),
    'schedule.add-exception': async (holder: Principal) => ({ params: await specialist(holder), payload: leave }),
    'schedule.remove-exception': async (holder: Principal) => ({ params: await createException(database, holder) }),
    'policy.set': async () => ({
      payload: { specialistId: null, examTypeId: null, version: 0, terms: standardTerms },
    }),
    'policy.consequences': async () => ({
      payload: { specialistId: null, examTypeId: null, terms: standardTerms },
    }),
    'policy.withdraw': async (holder: Principal) => ({ params: await createComingPolicy(database, holder) }),
    'policy.preview': async () => ({
      payload: {
        ...{ terms: standardTerms, feeCents: 90_000, startsAt: '2030-03-01T00:00:00.000Z' },
        ...{ state: 'NSW', timeZone: place.timeZone },
      },
    }),
  }
}
