import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { apiRoot } from '../../platform/api-root.ts'
import { withDatabase } from '../../testing/database-url.ts'

const demoPractice = '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f01'

/** A database of its own, without tables, as the owner of the schema. */
async function openEmptyDatabase() {
  const server = inject('postgres')
  const name = `upgrade_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(server.adminUrl)
  await admin.connect()
  await admin.query(`create database ${name} owner medinotes_owner`)
  const owner = new pg.Client(withDatabase(server.migrationUrl, name))
  await owner.connect()
  return {
    owner,
    async close() {
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

test('an installation from before organizations had administrators gets one for each, and an operator', async () => {
  const { owner, close } = await openEmptyDatabase()
  try {
    const directory = join(apiRoot, 'migrations')
    const files = (await readdir(directory)).toSorted()
    const before = files.findIndex((file) => file.startsWith('0006'))
    for (const file of files.slice(0, before)) await owner.query(await readFile(join(directory, file), 'utf8'))
    const other = randomUUID()
    const [admin, clinician, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await owner.query(`set app.system = 'on'`)
    for (const id of [demoPractice, other]) {
      await owner.query(`insert into organizations (id, name, kind) values ($1, 'Practice', 'practice')`, [id])
    }
    for (const [organization, person, role, day] of [
      [demoPractice, clinician, 'specialist', 1],
      [demoPractice, admin, 'admin', 2],
      [other, second, 'specialist', 2],
      [other, first, 'referrer', 1],
    ]) {
      await owner.query(
        `insert into people (id, issuer, subject, name, email) values ($1, 'test', $1::uuid::text, '', '')`,
        [person],
      )
      const values = [organization, person, role, `2026-01-0${day}`]
      await owner.query(`insert into memberships values ($1, $2, $3, 'active', $4)`, values)
    }
    await owner.query('reset app.system')
    for (const file of files.slice(before)) {
      await owner.query('begin')
      await owner.query(await readFile(join(directory, file), 'utf8'))
      await owner.query('commit')
    }
    await owner.query(`set app.system = 'on'`)
    const { rows } = await owner.query<{ person_id: string }>('select person_id from memberships where administers')
    expect(rows.map((row) => row.person_id).toSorted()).toEqual([admin, first].toSorted())
    expect((await owner.query('select id from organizations where operator')).rows).toEqual([{ id: demoPractice }])
  } finally {
    await close()
  }
})
