import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../api/src/platform/embedded-postgres.ts'
import { migrate } from '../../api/src/platform/migrations.ts'
import { runtimeConnection } from '../../api/src/platform/database.ts'
import { withDatabase } from '../../api/src/testing/database-url.ts'
import { percentiles } from './figures.ts'
import type { Part, Row } from './part.ts'

const writers = 50
const seconds = 5
const organizationCounts = [1, 10, 50]

export const auditedWrites: Part = {
  name: 'audited-writes',
  measures:
    'Transactions of one audited event each, by 50 writers at once on a database that flushes every commit, into the chains of that many ' +
    'organizations; and the same events without a chain.',
  measure: measureAuditedWrites,
}

async function measureAuditedWrites() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-audit-'))
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') })
  const pool = new pg.Pool({ ...runtimeConnection(postgres.url), connectionTimeoutMillis: 0, max: writers })
  pool.on('error', () => undefined)
  try {
    await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
    const rows: Row[] = []
    for (const count of organizationCounts) rows.push(...(await round(pool, { count, chained: true })))
    await switchChainOff(withDatabase(postgres.adminUrl, 'medinotes'))
    rows.push(...(await round(pool, { count: writers, chained: false })))
    return rows
  } finally {
    await pool.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function switchChainOff(adminUrl: string) {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  await admin.query('alter table audit_events disable trigger user')
  await admin.end()
}

interface RoundOptions {
  count: number
  chained: boolean
}

async function round(pool: pg.Pool, { count, chained }: RoundOptions): Promise<Row[]> {
  const organizations = Array.from({ length: count }, () => randomUUID())
  await asSystem(pool, (client) =>
    client.query(
      `insert into organizations (id, name, kind) select id, 'Bench', 'practice' from unnest($1::uuid[]) id`,
      [organizations],
    ),
  )
  const times: number[] = []
  const began = performance.now()
  const write = async (writer: number) => {
    while (performance.now() - began < seconds * 1000) {
      const start = performance.now()
      await asSystem(pool, (client) => addEvent(client, organizations[writer % count] ?? ''))
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  const elapsedSeconds = (performance.now() - began) / 1000
  const perSecond = times.length / elapsedSeconds
  const where = chained ? `${count} ${count === 1 ? 'chain' : 'chains'}` : 'no chain'
  const written: Row[] = [
    {
      what: `${where}: writes`,
      measured: perSecond,
      unit: 'a second',
      ...(count > 1 && chained && { aim: { atLeast: 1000 } }),
    },
    { what: `${where}: each write`, measured: percentiles(times), unit: 'ms' },
  ]
  if (!chained) return written
  const faults = await asSystem(pool, (client) => countFaults(client, organizations))
  return [...written, { what: `${where}: forks and gaps`, measured: faults, unit: '', aim: { atMost: 0 } }]
}

// As the service does it: settings in one round trip, the event, the commit that links it.
async function asSystem<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>) {
  const client = await pool.connect()
  try {
    await client.query(`begin; select set_config('app.system', 'on', true)`)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}

const addEvent = (client: pg.PoolClient, organizationId: string) =>
  client.query(
    `insert into audit_events (id, organization_id, action, subject_type, subject_id, class, details, request_id, address)
     values ($1, $2, 'consultation.read', 'consultation', $3, 'ordinary', $4, $5, '203.0.113.7')`,
    [randomUUID(), organizationId, randomUUID(), JSON.stringify({ version: 3 }), randomUUID()],
  )

/** Events without a link, links beyond them, and numbers left out. */
async function countFaults(client: pg.PoolClient, organizations: string[]) {
  const { rows } = await client.query<{ faults: number }>(
    `select sum(abs(events - links) + abs(links - last))::int as faults from (
       select count(e.id) as events, count(l.event_id) as links, max(l.seq) as last
       from audit_events e left join audit_links l on l.event_id = e.id
       where e.organization_id = any ($1) group by e.organization_id) chains`,
    [organizations],
  )
  return rows[0]?.faults ?? 0
}
