import pg from 'pg'
import { percentiles } from './figures.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const reads = 60
const warmUp = 5
const specialists = 40
const bookings = 100_000
const examTypeId = '00000000-0000-4000-8000-00000000a7a1'

export const analytics: Part = {
  name: 'analytics',
  measures:
    'The figures of a practice with 100,000 bookings over two years, read 60 times over HTTP once the service has made them and ' +
    'PostgreSQL has looked at their tables, as it does by itself within a minute.',
  measure: (withProduct) => withProduct({}, measureAnalytics),
}

async function measureAnalytics(product: Product): Promise<Row[]> {
  const client = new pg.Client(product.adminUrl)
  await client.connect()
  try {
    await client.query(`set app.system = 'on'`)
    await addBookings(client)
    const firstRefreshMs = await refresh(product, 0)
    const refreshMs = await refresh(product, 1)
    // As PostgreSQL does by itself within a minute.
    await client.query('vacuum analyze analytics_weeks')
    const sums = await client.query<{ rows: number }>('select count(*)::int as rows from analytics_weeks')
    const yearsQuery = 'weeks=104&by=four-weeks'
    return [
      { what: '13 weeks, as the page opens', measured: await read(product, 'weeks=13'), unit: 'ms', aim: { p95: 200 } },
      { what: 'two years', measured: await read(product, yearsQuery), unit: 'ms', aim: { p95: 200 } },
      { what: 'made for the first time', measured: firstRefreshMs / 1000, unit: 's' },
      { what: 'made again', measured: refreshMs / 1000, unit: 's' },
      { what: 'sums that are read', measured: sums.rows[0]?.rows ?? 0, unit: '' },
    ]
  } finally {
    await client.end()
  }
}

/** Milliseconds until each whole reply is read. */
async function read({ url, tokensOfPeople }: Product, query: string) {
  const times: number[] = []
  for (let count = 0; count < warmUp + reads; count += 1) {
    const sentAt = performance.now()
    const headers = { authorization: `Bearer ${tokensOfPeople[0]}` }
    const reply = await fetch(`${url}/api/analytics?${query}`, { headers })
    const { trends } = (await reply.json()) as { trends?: { series: { total: number | null }[] }[] }
    if (!trends?.[0]?.series[0]?.total) throw new Error(`The figures were answered ${reply.status} and empty`)
    if (count >= warmUp) times.push(performance.now() - sentAt)
  }
  return percentiles(times)
}

/** The figures are made before the reply to whoever changes their settings. */
async function refresh({ url, tokensOfPeople }: Product, version: number) {
  const sentAt = performance.now()
  const reply = await fetch(`${url}/api/analytics/settings`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${tokensOfPeople[0]}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version, timeZone: 'Australia/Sydney', prices: [] }),
  })
  if (!reply.ok) throw new Error(`The settings were answered ${reply.status}`)
  return performance.now() - sentAt
}

/** With every outcome there is, over two years up to today. */
async function addBookings(client: pg.Client) {
  await client.query(
    `insert into exam_types (id, name, minutes, fee_cents, modalities) values ($1, 'Figures', 60, 90000, '{telehealth}')`,
    [examTypeId],
  )
  await client.query(
    `with practice as (select id from organizations where name = 'Bench' limit 1), specialist as (
       insert into specialists (id, organization_id, name, specialty, state, time_zone)
       select gen_random_uuid(), practice.id, 'Dr Figures ' || n, 'Psychiatry', 'NSW', 'Australia/Sydney'
       from practice, generate_series(1, $1) n returning id, organization_id)
     insert into working_hours (id, specialist_id, organization_id, weekday, starts, ends, valid_from)
     select gen_random_uuid(), id, organization_id, weekday, '08:00', '18:00', '2020-01-01' from specialist, generate_series(1, 5) weekday`,
    [specialists],
  )
  await client.query(
    `insert into bookings (id, reference, organization_id, practice_id, specialist_id, exam_type_id, starts_at, ends_at, time_zone,
       state, status, fee_cents, terms, examinee_sealed, matter_sealed, paperwork_due_at, report_due_at, created_at, cancelled_at,
       cancel_reason, report_released_at)
     select gen_random_uuid(), 'figures-' || n, s.organization_id, s.organization_id, s.id, $2, at, at + interval '1 hour', s.time_zone,
       s.state, status, 90000, '{}', repeat('x', 400), repeat('x', 400), at, at + interval '10 days', at - interval '1 day' * (n % 70),
       case when status = 'cancelled' then at end, case when status = 'cancelled' then (array['matter-settled', 'examinee-unwell'])[1 + n % 2] end,
       case when status = 'attended' and n % 9 > 0 then at + interval '1 day' * (n % 13) end
     from generate_series(1, $1) n
     cross join lateral (select case when n % 11 = 0 then 'cancelled' when n % 17 = 0 then 'no-show' else 'attended' end as status,
       now() - interval '1 minute' * (n * 1051200.0 / $1) as at) o
     join (select *, row_number() over (order by id) as place from specialists where name like 'Dr Figures %') s on s.place = 1 + n % $3`,
    [bookings, examTypeId, specialists],
  )
  await client.query('analyze bookings')
}
