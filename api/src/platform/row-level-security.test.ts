import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrincipal } from '../testing/factories.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createDatabase, type Database, type Db } from './database.ts'
import type { Principal } from './principal.ts'

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

const unprotected = async () => {
  const { rows } = await admin.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'f') and n.nspname !~ '^(pg_|information_schema$)' and c.relname not like 'kysely_migration%'
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)) order by 1`)
  return rows.map(({ name }) => name)
}

describe('the catalogue', () => {
  test('has no table, of ours or of the issuer, without forced policies', async () => {
    const { rows } = await admin.query('select from pg_policy')
    expect(rows.length).toBeGreaterThan(20)
    expect(await unprotected()).toEqual([])
  })

  test('shows a table that somebody forgot', async () => {
    await admin.query(
      'create table forgotten (id int); create table half (id int); alter table half enable row level security',
    )
    expect(await unprotected()).toEqual(['forgotten', 'half'])
    await admin.query('drop table forgotten, half')
  })

  test('has no view that would read with its owner’s rights', async () => {
    const { rows } = await admin.query(`
      select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname !~ '^(pg_|information_schema$)'
        and not coalesce('security_invoker=true' = any (c.reloptions), false)`)
    expect(rows).toEqual([])
  })
})

test('the service runs as a role that owns nothing, bypasses nothing and reaches no sign-in table', async () => {
  const [role] = await database.system(
    async (tx) =>
      (
        await sql<Record<string, unknown>>`
          select current_user as role, r.rolsuper, r.rolbypassrls,
            (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
            has_schema_privilege(current_user, 'auth', 'usage') as sign_in
          from pg_roles r where r.rolname = current_user`.execute(tx)
      ).rows,
  )
  expect(role).toEqual({ role: 'medinotes_runtime', rolsuper: false, rolbypassrls: false, owned: 0, sign_in: false })
})

const nobody = {
  personId: '',
  organization: null,
  role: null,
  administers: false,
  operates: false,
} as unknown as Principal

describe('without a principal', () => {
  test('not one row of any table can be seen', async () => {
    await createPrincipal(database)
    const { rows: tables } = await admin.query<{ name: string }>(`
      select distinct table_name::text as name from information_schema.role_table_grants
      where grantee = 'medinotes_runtime' and privilege_type = 'SELECT'`)
    expect(tables.length).toBeGreaterThan(8)
    for (const { name } of tables) {
      const { rows } = await database.as(nobody, (tx) => sql.raw(`select from ${name}`).execute(tx))
      expect([name, rows.length]).toEqual([name, 0])
    }
  })
})

test('pooled connections never show the caller of one transaction to the next, whatever became of it', async () => {
  const callers = await Promise.all(Array.from({ length: 5 }, () => createPrincipal(database)))
  const idsOf = (tx: Db) => tx.selectFrom('people').select('id').execute()
  const failing = (principal: Principal) =>
    database
      .as(principal, (tx) => sql`select 1 / 0`.execute(tx))
      .then(
        () => 'went on',
        () => 'failed',
      )
  const ask = async (round: number) => {
    const caller = callers[round % 7]
    if (round % 11 === 0) return ['failed', await failing(callers[0] ?? nobody)]
    return [caller?.personId ?? '', (await database.as(caller ?? nobody, idsOf)).map(({ id }) => id).join(',')]
  }
  const rounds: string[][] = []
  for (let begun = 0; begun < 4000; begun += 200) {
    rounds.push(...(await Promise.all(Array.from({ length: 200 }, (_, index) => ask(begun + index)))))
  }
  expect(rounds).toHaveLength(4000)
  expect(rounds.filter(([expected, seen]) => expected !== seen)).toEqual([])
})
/** What came of a change: how many rows it reached, or that it was refused. */
const reach = (principal: Principal, statement: string) =>
  database
    .as(principal, async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows)
    .then(Number, (error: { code?: string }) => (error.code === '42501' ? 'refused' : Promise.reject(error)))

describe('by role and organization', () => {
  let specialist: Principal
  let colleague: Principal
  let manager: Principal
  let operator: Principal
  let stranger: Principal
  let noteId: string
  beforeAll(async () => {
    specialist = await createPrincipal(database)
    const organization = specialist.organization ?? undefined
    colleague = await createPrincipal(database, { organization })
    manager = await createPrincipal(database, { organization, role: 'admin' })
    operator = await createPrincipal(database, { role: 'admin', operates: true })
    stranger = await createPrincipal(database, { role: 'admin' })
    noteId = randomUUID()
    await database.as(specialist, (tx) =>
      tx
        .insertInto('consultations')
        .values({
          ...{ id: noteId, organization_id: organization?.id ?? '', author_id: specialist.personId, status: 'failed' },
          ...{ template: 'soap', headings: '[]', language: 'en-AU', date_of_visit: '2026-03-03', writer: '{}' },
          ...{ patient_name_sealed: 'x', notes_sealed: 'x' },
        })
        .execute(),
    )
  })

  const notesOf = (principal: Principal) =>
    database.as(principal, async (tx) => (await tx.selectFrom('consultations').select('id').execute()).length)

  test('a note is its author’s alone, and only in a clinician’s role', async () => {
    expect(await notesOf(specialist)).toBe(1)
    expect(await notesOf({ ...specialist, role: 'referrer' })).toBe(0)
    for (const other of [colleague, manager, operator, stranger]) expect(await notesOf(other)).toBe(0)
  })

  test('emergency access shows the organization’s notes, changes none and ends for good', async () => {
    const open = (until: string) =>
      reach(
        manager,
        `insert into break_glass_grants (id, organization_id, person_id, reason_sealed, expires_at)
         values ('${randomUUID()}', '${manager.organization?.id}', '${manager.personId}', 'x', now() + '${until}'::interval)`,
      )
    expect(await open('-1 second')).toBe(1)
    expect(await notesOf(manager)).toBe(0)
    expect(await open('1 hour')).toBe(1)
    expect(await notesOf(manager)).toBe(1)
    expect(await notesOf(colleague)).toBe(0)
    expect(await reach(manager, `update consultations set template = 'letter'`)).toBe(0)
    expect(await reach(manager, `update break_glass_grants set ended_at = now() where expires_at > now()`)).toBe(1)
    expect(await notesOf(manager)).toBe(0)
    expect(await reach(manager, `update break_glass_grants set ended_at = null where ended_at is not null`)).toBe(0)
  })

  test('only an admin opens emergency access, and for themselves', async () => {
    const open = (caller: Principal, { organization, personId }: Principal) =>
      reach(
        caller,
        `insert into break_glass_grants (id, organization_id, person_id, reason_sealed, expires_at)
         values ('${randomUUID()}', '${organization?.id}', '${personId}', 'x', now() + interval '1 hour')`,
      )
    expect(await open(specialist, specialist)).toBe('refused')
    expect(await open(manager, specialist)).toBe('refused')
    expect(await open(stranger, manager)).toBe('refused')
  })

  test('standing is changed by those who administer the organization', async () => {
    const demote = (principal: Principal) =>
      reach(principal, `update memberships set role = 'referrer' where person_id = '${colleague.personId}'`)
    expect(await demote(specialist)).toBe(0)
    expect(await demote(colleague)).toBe(0)
    expect(await demote(stranger)).toBe(0)
    expect(await demote(manager)).toBe(1)
    expect(await demote(operator)).toBe(1)
  })

  test('nobody gives themselves a membership, another person’s standing, or rights over the installation', async () => {
    const join = `insert into memberships (organization_id, person_id, role)
      values ('${specialist.organization?.id}', '${stranger.personId}', 'specialist')`
    expect(await reach(stranger, join)).toBe('refused')
    expect(await reach(manager, join)).toBe('refused')
    expect(await reach(manager, `update organizations set operator = true`)).toBe('refused')
  })

  test('an organization is renamed by its own, and approved or upgraded by the operator alone', async () => {
    const where = `where id = '${manager.organization?.id}'`
    expect(await reach(specialist, `update organizations set name = 'X' ${where}`)).toBe(0)
    expect(await reach(stranger, `update organizations set name = 'X' ${where}`)).toBe(0)
    expect(await reach(manager, `update organizations set name = 'Y' ${where}`)).toBe(1)
    expect(await reach(manager, `update organizations set plan = 'premium' ${where}`)).toBe('refused')
    expect(await reach(operator, `update organizations set plan = 'premium' ${where}`)).toBe(1)
  })

  test('people choose where they work, and neither their name nor their status', async () => {
    const own = `where id = '${specialist.personId}'`
    expect(await reach(specialist, `update people set organization_id = '${specialist.organization?.id}' ${own}`)).toBe(
      1,
    )
    expect(await reach(specialist, `update people set email = 'admin@example.test' ${own}`)).toBe('refused')
    expect(await reach(specialist, `update people set status = 'disabled' ${own}`)).toBe('refused')
    expect(await reach(manager, `update people set status = 'disabled' ${own}`)).toBe(0)
    expect(await reach(operator, `update people set status = 'active' ${own}`)).toBe(1)
  })

  test('another organization’s people, members, invitations and grants are not there', async () => {
    await reach(
      manager,
      `insert into invitations (id, organization_id, email, role, administers, token_hash, invited_by, expires_at)
       values ('${randomUUID()}', '${manager.organization?.id}', 'a@example.test', 'admin', true, 'x', '${manager.personId}', now())`,
    )
    const count = (principal: Principal, table: string) =>
      database.as(principal, async (tx) => (await sql.raw(`select from ${table}`).execute(tx)).rows.length)
    expect(await count(manager, 'invitations')).toBe(1)
    expect(await count(specialist, 'invitations')).toBe(0)
    for (const table of ['invitations', 'break_glass_grants']) expect(await count(stranger, table)).toBe(0)
    for (const table of ['people', 'memberships', 'organizations']) expect(await count(stranger, table)).toBe(1)
    expect(await count(operator, 'organizations')).toBeGreaterThan(5)
  })
})
