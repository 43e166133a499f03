import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createDatabase, type Database } from '../database.ts'
import { StartupError } from '../startup-error.ts'
import { createKeyWrapper } from './key-wrapper.ts'
import { openKeyring } from './keyring.ts'

const place = { organizationId: 'o', table: 't', column: 'c', row: 'r' }
let folder: string
let test: TestDatabase
let database: Database
const wrapperAt = (name: string) => createKeyWrapper({ kind: 'file', path: join(folder, name, 'wrapping.key') })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
  test = await createTestDatabase()
  database = createDatabase({ url: test.url, onIdleError: () => undefined })
})

afterEach(async () => {
  await database.close()
  await test.drop()
  await rm(folder, { recursive: true })
})

it('makes its keys once, wrapped, and opens the same ones again', async () => {
  const first = await openKeyring(database, await wrapperAt('a'))
  const sealed = first.cipher.seal(place, 'knee')
  const again = await openKeyring(database, await wrapperAt('a'))
  expect(again.cipher.open(place, sealed)).toBe('knee')
  expect(again.signInSecret).toBe(first.signInSecret)
  expect(again.anchorSeed).toEqual(first.anchorSeed)
  expect((await stat(join(folder, 'a', 'wrapping.key'))).mode & 0o777).toBe(0o600)
})

it('gives two instances that meet an empty database at once the same keys', async () => {
  const wrapper = await wrapperAt('a')
  const [one, two] = await Promise.all([openKeyring(database, wrapper), openKeyring(database, wrapper)])
  expect(two.cipher.open(place, one.cipher.seal(place, 'knee'))).toBe('knee')
})

it('refuses to start with a key file that belongs to another database', async () => {
  await openKeyring(database, await wrapperAt('a'))
  await expect(openKeyring(database, await wrapperAt('b'))).rejects.toThrow(StartupError)
})

it('adds the key of a later version’s purpose, and not by a key file that belongs to another database', async () => {
  const { anchorSeed } = await openKeyring(database, await wrapperAt('a'))
  const owner = new pg.Client(test.adminUrl)
  await owner.connect()
  await owner.query(`delete from encryption_keys where purpose = 'anchor'`)
  await expect(openKeyring(database, await wrapperAt('b'))).rejects.toThrow(StartupError)
  expect((await owner.query(`select from encryption_keys where purpose = 'anchor'`)).rowCount).toBe(0)
  await owner.end()
  expect((await openKeyring(database, await wrapperAt('a'))).anchorSeed).not.toEqual(anchorSeed)
})

it('refuses a damaged key file instead of making a new one', async () => {
  await wrapperAt('a')
  const path = join(folder, 'a', 'wrapping.key')
  await chmod(path, 0o600)
  await writeFile(path, 'short')
  await expect(wrapperAt('a')).rejects.toThrow(StartupError)
  expect(await readFile(path, 'utf8')).toBe('short')
})
