import { randomUUID } from 'node:crypto'
import type { ActivityKind } from '@medinotes/shared/booking-views'
import { activeStatuses, type BookingStatus } from '@medinotes/shared/bookings'
import type { AustralianState } from '@medinotes/shared/scheduling'
import type { Insertable } from 'kysely'
import type { DB } from '../../../platform/database-schema.ts'
import type { Database, Db } from '../../../platform/database.ts'
import type { PolicyTermsOf } from '../booking-dependencies.ts'
import type { DetailsWriter } from '../booking-details.ts'
import { insertQuestions, insertTokens } from '../details.repository.ts'
import { newReference } from '../booking-reference.ts'
import { dueDates } from '../offered-terms.ts'
import type { CalendarGround } from '../queries/calendar.ts'
import { type DemoTime, demoTimes, earlier, lately, selectDemoOffers, selectHolders } from './demo-days.ts'
import { cancellationOf, releasedAt } from './demo-ends.ts'
import { demoDetails } from './demo-matters.ts'

const day = 86_400_000

/** Who asks in the demonstration, by turns. */
const referrers = ['referrer2@demo.test', 'referrer@demo.test', 'referrer2@demo.test', 'yuki@redgum.test']

interface Dependencies {
  database: Database
  policies: PolicyTermsOf
  details: DetailsWriter
  ground: CalendarGround
}

interface Surroundings {
  now: Date
  /** Their reports wait for them. */
  holders: readonly string[]
  /** The last of each specialist to have begun: whatever the day, one waits for somebody to say who came. */
  latest: ReadonlySet<DemoTime>
  people: readonly { id: string; name: string; organizationId: string; organizationName: string }[]
  places: ReadonlyMap<string, { id: string; state: AustralianState }>
  states: ReadonlyMap<string, AustralianState>
  /** Who says who came, by specialist. */
  examiners: ReadonlyMap<string, EntryAuthor>
}

type EntryAuthor = Pick<Insertable<DB['booking_activity']>, 'person_id' | 'person_name' | 'organization_name'>

/** Fills five weeks before and after today, and a quarter before these, once; where bookings are there, it costs one query. */
export function seedDemoBookings({ database, policies, details, ground }: Dependencies, now: Date) {
  return database.system(async (tx) => {
    if (await tx.selectFrom('bookings').select('id').limit(1).executeTakeFirst()) return
    const offers = await selectDemoOffers(tx)
    const holders = await selectHolders(tx)
    const today = Math.floor(now.getTime() / day)
    const within = (ids: readonly string[], first: number, last: number) =>
      ground(tx, ids, { first: today + first, last: today + last })
    const others = [...offers.keys()].filter((id) => !holders.includes(id))
    const times = [
      ...demoTimes(await within([...offers.keys()], -35, 35), offers, lately),
      ...demoTimes(await within(others, -126, -36), offers, earlier),
    ]
    const surroundings = {
      holders,
      now,
      latest: latestBegun(times, now),
      ...(await selectSurroundings(tx)),
    }
    const bookings: DemoBooking[] = []
    const pinnedBy = new Map<string, Pinned>()
    for (const [index, time] of times.entries()) {
      const { specialistId, examTypeId, practiceId } = time.offer
      const pinned = pinnedBy.get(practiceId) ?? (await policies.termsFor(tx, { practiceId, specialistId, examTypeId }))
      // The demonstration has one policy for each practice.
      pinnedBy.set(practiceId, pinned)
      bookings.push(bookingOf(index, time, pinned, surroundings))
    }
    await write(tx, details, bookings)
  })
}

async function selectSurroundings(tx: Db) {
  const people = await tx
    .selectFrom('people as p')
    .innerJoin('memberships as m', 'm.person_id', 'p.id')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['p.id', 'p.name', 'p.email', 'o.id as organizationId', 'o.name as organizationName'])
    .where('p.email', 'in', referrers)
    .execute()
  const places = await tx.selectFrom('places').select(['id', 'name', 'state']).execute()
  const specialists = await tx
    .selectFrom('specialists as s')
    .innerJoin('organizations as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.state', 's.person_id', 's.name as person_name', 'o.name as organization_name'])
    .execute()
  return {
    people: referrers.flatMap((email) => people.find((person) => person.email === email) ?? []),
    places: new Map(places.map(({ id, name, state }) => [name, { id, state: state as AustralianState }])),
    states: new Map(specialists.map(({ id, state }) => [id, state as AustralianState])),
    examiners: new Map(
      specialists.map(({ id, person_id, person_name, organization_name }) => [
        id,
        { person_id, person_name, organization_name },
      ]),
    ),
  }
}

function latestBegun(times: readonly DemoTime[], now: Date) {
  const begun = times
    .filter(({ startsAt }) => startsAt <= now)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return new Set(new Map(begun.map((time) => [time.offer.specialistId, time])).values())
}

/** Before what one looks at closely. */
const isLongAgo = ({ startsAt }: DemoTime, now: Date) => now.getTime() - startsAt.getTime() > 36 * day

function statusOf(index: number, time: DemoTime, { now, latest }: Surroundings): BookingStatus {
  if (latest.has(time)) return 'confirmed'
  const { startsAt, offer } = time
  const isEarlier = isLongAgo(time, now)
  if (index % (isEarlier ? 8 : 13) === 7) return 'cancelled'
  // The last day and a half still wait for somebody to say who came.
  if (startsAt.getTime() < now.getTime() - 1.5 * day)
    return index % (isEarlier ? 12 : 17) === 3 ? 'no-show' : 'attended'
  return offer.onRequest && startsAt > now && index % 2 === 0 ? 'requested' : 'confirmed'
}

type Pinned = Awaited<ReturnType<PolicyTermsOf['termsFor']>>

function bookingOf(index: number, time: DemoTime, { id: policyId, terms }: Pinned, around: Surroundings) {
  const { offer, startsAt, endsAt, timeZone } = time
  const person = around.people[index % around.people.length]
  if (!person) throw new Error('The demonstration has no referrers')
  const place = time.place === null ? undefined : around.places.get(time.place)
  const state = place?.state ?? around.states.get(offer.specialistId) ?? 'NSW'
  const status = statusOf(index, time, around)
  const { paperworkDueAt, reportDueAt } = dueDates({ terms, startsAt, timeZone, state })
  const isEarlier = isLongAgo(time, around.now)
  const daysAhead = isEarlier ? 4 + ((index * 7) % 45) : 12 + (index % 9)
  const bookedAt = new Date(
    Math.min(startsAt.getTime() - daysAhead * day, around.now.getTime() - (index % 50) * 3_600_000),
  )
  const cancelled =
    status === 'cancelled' ? cancellationOf(index, { startsAt, bookedAt, feeCents: offer.feeCents }, isEarlier) : null
  const isReported = status === 'attended' && !around.holders.includes(offer.specialistId)
  const hasPaperwork = paperworkDueAt < around.now ? index % 6 !== 1 : index % 3 === 0
  const row = {
    ...{
      id: randomUUID(),
      reference: newReference(),
      organization_id: person.organizationId,
      practice_id: offer.practiceId,
    },
    ...{ specialist_id: offer.specialistId, exam_type_id: offer.examTypeId, place_id: place?.id ?? null },
    ...{ starts_at: startsAt, ends_at: endsAt, time_zone: timeZone, state, status, fee_cents: offer.feeCents },
    ...{ policy_id: policyId, terms: JSON.stringify(terms), booked_by: person.id, version: 3 },
    ...{ paperwork_due_at: paperworkDueAt, report_due_at: reportDueAt },
    paperwork_received_at: hasPaperwork ? new Date(bookedAt.getTime() + day / 4) : null,
    ...(cancelled && { cancel_reason: cancelled.reason, cancelled_at: cancelled.at }),
    report_released_at: isReported ? releasedAt(index, { endsAt, reportDueAt }, around.now) : null,
    ...{ created_at: bookedAt, updated_at: bookedAt, confirmed_at: status === 'requested' ? null : bookedAt },
  } satisfies Insertable<DB['bookings']>
  return { row, person, cancelled, examiner: around.examiners.get(offer.specialistId) ?? nobody }
}

type DemoBooking = ReturnType<typeof bookingOf>

const nobody: EntryAuthor = { person_id: null, person_name: null, organization_name: null }

function entryRows({ row, person, cancelled, examiner }: DemoBooking) {
  const by = { person_id: person.id, person_name: person.name, organization_name: person.organizationName }
  const authors: Partial<Record<ActivityKind, EntryAuthor>> = {
    confirmed: nobody,
    attended: examiner,
    'no-show': examiner,
  }
  return entriesOf(row, cancelled).map(([kind, at, facts]) => ({
    ...{ id: randomUUID(), booking_id: row.id, kind, at, details: JSON.stringify(facts) },
    ...(authors[kind] ?? by),
  }))
}

const isActive = ({ row }: DemoBooking) => (activeStatuses as readonly string[]).includes(row.status)

const reservationRow = ({ row: { id, specialist_id, starts_at, ends_at } }: DemoBooking) => ({
  ...{ id: randomUUID(), booking_id: id, specialist_id },
  during: `[${starts_at.toISOString()},${ends_at.toISOString()})`,
})

/** What not coming costs, or cancelling late. */
function chargeRows({ row: { id, status, fee_cents, ends_at }, cancelled }: DemoBooking) {
  const charge = { id: randomUUID(), booking_id: id }
  if (status === 'no-show') return [{ ...charge, kind: 'no-show', fee_cents, at: ends_at }]
  if (!cancelled?.feeCents) return []
  return [{ ...charge, kind: 'cancellation', fee_cents: cancelled.feeCents, at: cancelled.at }]
}

/** All of them in a few statements: one for each would keep the first start waiting. */
async function write(tx: Db, details: DetailsWriter, bookings: readonly DemoBooking[]) {
  const detailsOf = (row: DemoBooking['row'], index: number) => demoDetails(index, row.place_id !== null)
  const rows = bookings.map(({ row }, index) => ({ ...row, ...details.columns(row, detailsOf(row, index)) }))
  for (let first = 0; first < rows.length; first += 200)
    await tx
      .insertInto('bookings')
      .values(rows.slice(first, first + 200))
      .execute()
  const beside = bookings.map(({ row }, index) => details.rowsBeside(row, detailsOf(row, index)))
  await insertQuestions(
    tx,
    beside.flatMap(({ questions }) => questions),
  )
  await insertTokens(
    tx,
    beside.flatMap(({ tokens }) => tokens),
  )
  await tx.insertInto('slot_reservations').values(bookings.filter(isActive).map(reservationRow)).execute()
  await tx.insertInto('booking_activity').values(bookings.flatMap(entryRows)).execute()
  const charges = bookings.flatMap(chargeRows)
  if (charges.length > 0) await tx.insertInto('booking_charges').values(charges).execute()
}

type DemoEntry = [kind: ActivityKind, at: Date, facts: Record<string, string | number>]

function entriesOf(
  { status, created_at, ends_at, ...row }: DemoBooking['row'],
  cancelled: DemoBooking['cancelled'],
): DemoEntry[] {
  const held: DemoEntry = ['held', new Date(created_at.getTime() - 240_000), {}]
  const booked: DemoEntry = [status === 'requested' ? 'requested' : 'confirmed', created_at, {}]
  const entries = [held, booked]
  if (row.paperwork_received_at) entries.push(['paperwork-received', row.paperwork_received_at, {}])
  if (cancelled) entries.push(['cancelled', cancelled.at, { reason: cancelled.reason, feeCents: cancelled.feeCents }])
  if (status === 'attended' || status === 'no-show') entries.push([status, new Date(ends_at.getTime() + 300_000), {}])
  return entries
}
