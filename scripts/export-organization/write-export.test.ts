import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import { createDatabase, type Database } from '../../api/src/platform/database.ts'
import { createPrincipal } from '../../api/src/testing/factories.ts'
import { createTestDatabase, type TestDatabase } from '../../api/src/testing/test-database.ts'
import { exportedTables } from './tables.ts'
import { writeExport } from './write-export.ts'

let server: TestDatabase
let database: Database
let owner: pg.Client
let folder: string

beforeAll(async () => {
  server = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'export-'))
  database = createDatabase({ url: server.url, onIdleError: () => undefined })
  owner = new pg.Client(server.migrationUrl)
  await owner.connect()
  await owner.query(`set app.system = 'on'`)
})
afterAll(async () => {
  await owner.end()
  await database.close()
  await server.drop()
  await rm(folder, { recursive: true })
})

const linesOf = async (out: string, table: string) =>
  (await readFile(join(out, `${table}.jsonl`), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('what is one organization’s leaves, sealed words opened, and nothing of another', async () => {
  const [one, other] = [
    await createPrincipal(database, { role: 'admin' }),
    await createPrincipal(database, { role: 'admin' }),
  ]
  const { cipher } = await openKeyring(database, await createKeyWrapper({ kind: 'file', path: join(folder, 'a.key') }))
  for (const { organization, personId } of [one, other]) {
    const id = crypto.randomUUID()
    const organizationId = organization?.id ?? ''
    await owner.query('insert into note_templates (id, organization_id, owner_id) values ($1, $2, $3)', [
      id,
      organizationId,
      personId,
    ])
    const place = { organizationId, table: 'note_template_versions', column: 'content', row: `${id}:1` }
    await owner.query(
      'insert into note_template_versions (organization_id, template_id, version, content_sealed, written_by) values ($1, $2, 1, $3, $4)',
      [organizationId, id, cipher.seal(place, `words of ${organizationId}`), personId],
    )
  }
  const out = join(folder, 'out')
  const organizationId = one.organization?.id ?? ''
  const store = { read: async () => Readable.from([]) }
  const counts = await writeExport({ owner, cipher, store, organizationId, folder: out })
  expect(counts).toMatchObject({ organizations: 1, people: 1, note_template_versions: 1, bookings: 0 })
  expect(await linesOf(out, 'people')).toMatchObject([{ id: one.personId }])
  expect(await linesOf(out, 'note_template_versions')).toMatchObject([{ content: `words of ${organizationId}` }])
  for (const { table } of exportedTables)
    expect(await readFile(join(out, `${table}.jsonl`), 'utf8')).not.toMatch(
      new RegExp(`${other.personId}|${other.organization?.id}`),
    )
})
