import pg from 'pg'
import { percentiles } from './figures.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const days = 90
const specialists = 60
const searches = 300
const warmUp = 20
export const examTypeId = '00000000-0000-4000-8000-00000000be9c'

export const availability: Part = {
  name: 'availability',
  measures:
    'Searches of 90 days over 60 specialists with 40 bookings each, 300 times over HTTP, one after another, until each whole reply is read.',
  measure: (withProduct) => withProduct({}, measureAvailability),
}

async function measureAvailability(product: Product) {
  const client = new pg.Client(product.adminUrl)
  await client.connect()
  try {
    await client.query(`set app.system = 'on'`)
    await addSchedules(client)
    return await measure(client, () => searchOnce(product))
  } finally {
    await client.end()
  }
}

async function measure(client: pg.Client, search: () => Promise<number>): Promise<Row[]> {
  const firstMs = await search()
  for (let count = 0; count < warmUp; count += 1) await search()
  const [warm, changed]: [number[], number[]] = [[], []]
  for (let count = 0; count < searches; count += 1) warm.push(await search())
  for (let count = 0; count < searches; count += 1) {
    await client.query(
      `update slot_reservations set expires_at = expires_at
       where id = (select id from slot_reservations order by random() limit 1)`,
    )
    changed.push(await search())
  }
  return [
    { what: 'the first after a start', measured: firstMs, unit: 'ms' },
    { what: 'while nothing changes', measured: percentiles(warm), unit: 'ms', aim: { p95: 50 } },
    { what: 'after a booking of one of them changed', measured: percentiles(changed), unit: 'ms' },
  ]
}

/** Milliseconds until the whole reply is read. */
async function searchOnce({ url, tokensOfPeople }: Product) {
  const query = new URLSearchParams({ examTypeId, from: dayAfter(0), to: dayAfter(days - 1) })
  const headers = { authorization: `Bearer ${tokensOfPeople[0]}` }
  const sentAt = performance.now()
  const reply = await fetch(`${url}/api/availability?${query.toString()}`, { headers })
  const { slots } = (await reply.json()) as { slots?: unknown[] }
  if (!reply.ok || !slots?.length) throw new Error(`A search was answered ${reply.status} with ${slots?.length} slots`)
  return performance.now() - sentAt
}

export const dayAfter = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)

/** Each works from 9 to 5 on weekdays, begins every half hour, and has forty bookings ahead. */
export async function addSchedules(client: pg.Client) {
  await client.query(
    `insert into exam_types (id, name, minutes, fee_cents, modalities) values ($1, 'Bench', 60, 90000, '{telehealth}')`,
    [examTypeId],
  )
  await client.query(
    `with practice as (select id from organizations where name = 'Bench' limit 1)
     insert into specialists (id, organization_id, name, specialty, state, time_zone, listed, step_minutes)
     select gen_random_uuid(), practice.id, 'Dr Bench ' || n, 'Psychiatry', 'NSW', 'Australia/Sydney', true, 30
     from practice, generate_series(1, $1) n`,
    [specialists],
  )
  await client.query(
    `insert into specialist_offers (specialist_id, organization_id, exam_type_id) select id, organization_id, $1 from specialists`,
    [examTypeId],
  )
  await client.query(
    `insert into working_hours (id, specialist_id, organization_id, weekday, starts, ends, valid_from)
     select gen_random_uuid(), id, organization_id, weekday, '09:00', '17:00', '2024-01-01'
     from specialists, generate_series(1, 5) weekday`,
  )
  await client.query(
    `with booked as (
       insert into bookings (id, reference, organization_id, practice_id, specialist_id, exam_type_id, starts_at, ends_at, time_zone,
         state, status, fee_cents, terms, examinee_sealed, matter_sealed, paperwork_due_at, report_due_at)
       select gen_random_uuid(), s.id || '-' || n, s.organization_id, s.organization_id, s.id, $1, day + interval '23 hours',
         day + interval '24 hours', s.time_zone, s.state, 'confirmed', 90000, '{}', 'sealed', 'sealed', day, day
       from specialists s, generate_series(1, 40) n, lateral (select date_trunc('day', now()) + n * interval '2 days' as day) d
       returning id, specialist_id, starts_at, ends_at)
     insert into slot_reservations (id, booking_id, specialist_id, during)
     select gen_random_uuid(), id, specialist_id, tstzrange(starts_at, ends_at) from booked`,
    [examTypeId],
  )
}
