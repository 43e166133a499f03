import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import { createDatabase, type Database } from '../../api/src/platform/database.ts'
import { createTestDatabase, type TestDatabase } from '../../api/src/testing/test-database.ts'
import { activateKey, openCipher, prepareKey, retireKeys, rewrap } from './data-keys.ts'
import { openAll, sealAnew } from './seal-anew.ts'
import { sealedColumns } from './sealed-columns.ts'

let server: TestDatabase
let database: Database
let owner: pg.Client
let folder: string
const wrapperAt = (name: string) => createKeyWrapper({ kind: 'file', path: join(folder, name) })

beforeAll(async () => {
  server = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
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

test('every sealed column is known to what seals anew', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select concat_ws('.', nullif(table_schema, 'public'), table_name, column_name) as name
     from information_schema.columns where column_name like '%sealed%'`,
  )
  const known = sealedColumns.map(({ table, column }) => `${table}.${column}`)
  expect(rows.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
})

test('a key is renewed beneath running instances: known first, then current, then the only one, under another wrapping key', async () => {
  const wrapper = await wrapperAt('a.key')
  const id = crypto.randomUUID()
  const place = { organizationId: '', table: 'notices', column: 'content_sealed', row: id }
  const words = ['recipient_sealed', 'content_sealed'] as const
  const before = await openKeyring(database, wrapper)
  const sealed = words.map((column) => before.cipher.seal({ ...place, column }, `the ${column}`))
  await owner.query(
    `insert into notices (id, channel, template, recipient_sealed, content_sealed) values ($1, 'email', 'a-test', $2, $3)`,
    [id, ...sealed],
  )

  expect(await prepareKey(owner, wrapper)).toBe('phi-2')
  await expect(prepareKey(owner, wrapper)).rejects.toThrow('A key is prepared already')
  const knowing = await openKeyring(database, wrapper)
  expect(knowing.cipher.seal(place, 'x')).toMatch(/^v1\.phi-1\./)
  expect(await activateKey(owner)).toBe('phi-2')
  const current = await openKeyring(database, wrapper)
  const anew = current.cipher.seal(place, 'x')
  expect(anew).toMatch(/^v1\.phi-2\./)
  expect(knowing.cipher.open(place, anew)).toBe('x')

  const opened = await openCipher(owner, wrapper)
  expect(await retireKeys(owner, await openAll(owner, opened.cipher))).toEqual([])
  expect(await sealAnew(owner, opened.cipher, opened.current)).toBe(2)
  expect(await sealAnew(owner, opened.cipher, opened.current)).toBe(0)
  const { rows } = await owner.query<{ content_sealed: string }>('select content_sealed from notices where id = $1', [
    id,
  ])
  expect(current.cipher.open(place, rows[0]?.content_sealed ?? '')).toBe('the content_sealed')
  expect(await retireKeys(owner, await openAll(owner, opened.cipher))).toEqual(['phi-1'])

  const other = await wrapperAt('b.key')
  await rewrap(owner, { from: wrapper, to: other })
  expect((await openKeyring(database, other)).cipher.open(place, anew)).toBe('x')
  await expect(openKeyring(database, wrapper)).rejects.toThrow('does not open this database')
})
