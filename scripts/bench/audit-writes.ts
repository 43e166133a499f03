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

const writers = 50

export interface AuditRound {
  /** False for the round that writes the same events without linking them, for comparison. */
  chained: boolean
  organizations: number
  perSecond: number
  transactionMs: ReturnType<typeof percentiles>
  /** Events without a link, links beyond them, and numbers left out. */
  faults: number
}

/** Transactions of one audited event each, by 50 writers at once on a durable database of its own. */
export async function measureAuditedWrites(organizationCounts: readonly number[], seconds: number) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-audit-'))
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') })
  const pool = new pg.Pool({ ...runtimeConnection(postgres.url), connectionTimeoutMillis: 0, max: writers })
  pool.on('error', () => undefined)
  try {
    await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
    const rounds: AuditRound[] = []
    for (const count of organizationCounts) rounds.push(await round(pool, { count, seconds, chained: true }))
    await switchChainOff(withDatabase(postgres.adminUrl, 'medinotes'))
    rounds.push(await round(pool, { count: writers, seconds, chained: false }))
    return rounds
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
  seconds: number
  chained: boolean
}

async function round(pool: pg.Pool, { count, seconds, chained }: RoundOptions): Promise<AuditRound> {
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
  const faults = chained ? await asSystem(pool, (client) => countFaults(client, organizations)) : 0
  const perSecond = times.length / elapsedSeconds
  return { chained, organizations: count, perSecond, transactionMs: percentiles(times), faults }
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
