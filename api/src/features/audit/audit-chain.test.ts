import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { canonicalJson } from '../../platform/crypto/canonical-json.ts'

let server: TestDatabase
let database: Database
let admin: pg.Client
beforeAll(async () => {
  server = await createTestDatabase()
  database = createDatabase({ url: server.url, onIdleError: () => undefined })
  admin = new pg.Client(server.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.close()
  await server.drop()
})

const linksOf = async (chain: string) => {
  const { rows } = await admin.query<{ seq: string; prev: string; hash: string; content: string }>(
    `select l.seq, encode(l.prev, 'hex') as prev, encode(l.hash, 'hex') as hash,
       app.canonical_json(jsonb_build_object('action', e.action, 'details', e.details)) as content
     from audit_links l join audit_events e on e.id = l.event_id where l.chain = $1 order by l.seq`,
    [chain],
  )
  return rows
}

const addEvent = (client: pg.Pool | pg.ClientBase, organizationId: string | null, details: object = {}) =>
  client.query(
    `insert into audit_events (id, organization_id, action, subject_type, details) values ($1, $2, 'x', 'person', $3)`,
    [randomUUID(), organizationId, JSON.stringify(details)],
  )

test('50 writers at once make one chain for each organization, without a fork or a gap', async () => {
  const organizations = await Promise.all(
    [1, 2].map(async () => (await createPrincipal(database)).organization?.id ?? ''),
  )
  // The server is shared with other tests; `npm run bench` gives each writer a connection.
  const options = '-c role=medinotes_runtime -c app.system=on'
  const pool = new pg.Pool({ connectionString: server.url, options, max: 16 })
  const write = async (writer: number) => {
    for (let round = 0; round < 10; round += 1) {
      const client = await pool.connect()
      await client.query('begin')
      // In either order: transactions that wrote to two chains used to wait for each other.
      for (const id of writer % 2 === 0 ? organizations : organizations.toReversed()) await addEvent(client, id)
      await client.query(round === 9 ? 'rollback' : 'commit')
      client.release()
    }
  }
  await Promise.all(Array.from({ length: 50 }, (_, writer) => write(writer)))
  await pool.end()
  for (const organization of organizations) {
    const links = await linksOf(organization)
    expect(links).toHaveLength(450)
    expect(links.map(({ seq }) => Number(seq))).toEqual(links.map((_, index) => index + 1))
    expect(links.map(({ prev }) => prev)).toEqual(['0'.repeat(64), ...links.slice(0, -1).map(({ hash }) => hash)])
  }
})

test('a hash can be told again from what the event says, by anybody', async () => {
  const details = { z: 1, aa: 'é "quoted" \\ \u{1F600}\u2028\u0001\n', b: [], list: ['y', 'x'], a: null, B: true }
  await addEvent(admin, null, details)
  const { rows } = await admin.query<{ event: Record<string, unknown>; hash: string }>(`
    select jsonb_build_object('action', action, 'address', null, 'class', class, 'details', details, 'id', id,
      'occurredAt', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'organizationId', null,
      'personId', null, 'prev', repeat('00', 32), 'requestId', null, 'seq', 1, 'subjectId', null,
      'subjectType', subject_type) as event, encode(l.hash, 'hex') as hash
    from audit_events e join audit_links l on l.event_id = e.id where l.chain = '00000000-0000-0000-0000-000000000000'`)
  expect(rows).toHaveLength(1)
  for (const { event, hash } of rows) {
    expect(createHash('sha256').update(canonicalJson(event)).digest('hex')).toBe(hash)
  }
})

test('an event says when the database wrote it, whatever time it was given', async () => {
  const id = randomUUID()
  await admin.query(
    `insert into audit_events (id, action, subject_type, occurred_at) values ($1, 'x', 'person', '2020-01-01')`,
    [id],
  )
  const { rows } = await admin.query(
    `select occurred_at > now() - interval '1 minute' as recent from audit_events where id = $1`,
    [id],
  )
  expect(rows).toEqual([{ recent: true }])
})

test('the trail of an organization is read by who administers it, and that of the installation by its operators', async () => {
  const manager = await createPrincipal(database, { role: 'admin' })
  const organization = manager.organization ?? undefined
  const specialist = await createPrincipal(database, { organization })
  const stranger = await createPrincipal(database, { role: 'admin' })
  const operator = await createPrincipal(database, { role: 'admin', operates: true })
  await addEvent(admin, organization?.id ?? '')
  const seenBy = (principal: Principal) =>
    database.as(principal, async (tx) => {
      const { rows } = await sql<{ chain: string; events: string }>`
        select l.chain, count(e.id)::int as events from audit_links l join audit_events e on e.id = l.event_id
        group by l.chain`.execute(tx)
      return rows
    })
  expect(await seenBy(manager)).toEqual([{ chain: organization?.id, events: 1 }])
  expect(await seenBy(specialist)).toEqual([])
  expect(await seenBy(stranger)).toEqual([])
  expect(await seenBy(operator)).toEqual([{ chain: '00000000-0000-0000-0000-000000000000', events: 2 }])
})
