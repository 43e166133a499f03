import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createDatabase, type Database } from './database.ts'
import { migrate } from './migrations.ts'

let test: TestDatabase
let database: Database

beforeAll(async () => {
  test = await createTestDatabase()
  database = createDatabase({ url: test.url, onIdleError: () => undefined })
})

afterAll(async () => {
  await database.close()
  await test.drop()
})

const asAdmin = async <Row extends object>(statement: string) => {
  const client = new pg.Client(test.adminUrl)
  await client.connect()
  const { rows } = await client.query<Row>(statement)
  await client.end()
  return rows
}

describe('failures', () => {
  it('runs work anew that was given up so that another transaction could go on', async () => {
    await asAdmin(`create table public.pair as select 1 as id, 0 as times union select 2, 0;
      grant select, update on public.pair to medinotes_runtime`)
    const { promise: bothHoldOne, resolve: meet } = Promise.withResolvers<void>()
    let [attempts, holders] = [0, 0]
    const countOn = (first: number, second: number) =>
      database.system(async (tx) => {
        attempts++
        await sql`update public.pair set times = times + 1 where id = ${first}`.execute(tx)
        holders++
        if (holders === 2) meet()
        await bothHoldOne
        await sql`update public.pair set times = times + 1 where id = ${second}`.execute(tx)
      })
    await Promise.all([countOn(1, 2), countOn(2, 1)])
    expect(attempts).toBeGreaterThan(2)
    expect(await asAdmin('select times from public.pair')).toEqual([{ times: 2 }, { times: 2 }])
  })

  it('says unavailable where somebody else holds a row for too long', async () => {
    await asAdmin(`create table public.row as select 1 as id; grant select, update on public.row to medinotes_runtime`)
    const take = sql`select from public.row where id = 1 for update`
    const second = () =>
      database.system(async (tx) => {
        await sql`set local lock_timeout = '50ms'`.execute(tx)
        await take.execute(tx)
      })
    await database.system(async (tx) => {
      await take.execute(tx)
      await expect(second()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
    })
  })

  it('says unavailable when the server refuses, within the two seconds promised', async () => {
    const elsewhere = createDatabase({ url: 'postgres://nobody:x@127.0.0.1:9/none', onIdleError: () => undefined })
    await expect(elsewhere.ping()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
    await elsewhere.close()
  })

  it('survives the loss of its idle connections', async () => {
    const lost: Error[] = []
    const pool = createDatabase({ url: test.url, onIdleError: (error) => lost.push(error) })
    await pool.ping()
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and usename = 'medinotes_service'`)
    await expect
      .poll(() =>
        pool.ping().then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('up')
    await pool.close()
  })
})

describe('statements that keep coming', () => {
  const prepared = () =>
    database.system((tx) =>
      sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx).then(({ rows }) => rows),
    )
  const readShelf = () =>
    database.system((tx) =>
      sql<object>`select * from public.shelf where id = ${1}`.execute(tx).then(({ rows }) => rows),
    )

  it('are prepared, and prepared anew once a migration changed what they answer', async () => {
    await asAdmin(`create table public.shelf as select 1 as id; grant select on public.shelf to medinotes_runtime`)
    for (let time = 0; time < 8; time += 1) await readShelf()
    expect(await prepared()).toContainEqual({ statement: 'select * from public.shelf where id = $1' })
    await asAdmin(`alter table public.shelf add column width int not null default 30`)
    expect(await readShelf()).toEqual([{ id: 1, width: 30 }])
  })
})

it('migrates an empty database once when two instances start together', async () => {
  const name = `race_${Date.now()}`
  await asAdmin(`create database ${name} owner medinotes_owner`)
  const target = new URL(test.migrationUrl)
  target.pathname = `/${name}`
  const start = () => migrate({ migrationUrl: target.href, serviceUser: 'medinotes_service' })
  const [one, two] = await Promise.all([start(), start()])
  expect([...one, ...two].filter((migration) => migration === '0001-foundation')).toHaveLength(1)
  await asAdmin(`drop database ${name} with (force)`)
})
