import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { findMemberEmails, insertMembership, insertOrganization, insertPerson } from './people.repository.ts'

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const onIdleError = (error: Error) => {
    throw error
  }
  database = createDatabase({ url: testDatabase.url, onIdleError })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const asPerson = (email: string) => ({ issuer: 'urn:test', subject: email, name: email, email, emailVerified: true })

/** A practice with these members; returns the first as a caller. */
async function createPractice(name: string, members: string[]) {
  const organization = { id: randomUUID(), name, kind: 'practice', plan: 'free', status: 'active' } as const
  const ada = await createPrincipal(database, { organization: undefined })
  const ids = await database.system(async (tx) => {
    await insertOrganization(tx, organization)
    const added: string[] = []
    for (const email of members) {
      const personId = (await insertPerson(tx, asPerson(email))) ?? ''
      await insertMembership(tx, { organizationId: organization.id, personId, role: 'specialist', administers: false })
      added.push(personId)
    }
    return added
  })
  return { ...ada, personId: ids[0] ?? '', email: members[0] ?? '', organization } satisfies Principal
}

test('a caller sees their own organization and its people, and nobody else', async () => {
  const ada = await createPractice('One', ['ada@one.test', 'ben@one.test'])
  const cleo = await createPractice('Two', ['cleo@two.test'])
  const seen = await database.as(ada, async (tx) => ({
    people: (await tx.selectFrom('people').select('email').orderBy('email').execute()).map(({ email }) => email),
    organizations: (await tx.selectFrom('organizations').select('name').execute()).map(({ name }) => name),
    others: await findMemberEmails(tx, [cleo.organization.id]),
  }))
  expect(seen).toEqual({ people: ['ada@one.test', 'ben@one.test'], organizations: ['One'], others: [] })
})

test('a caller who chose no organization sees themselves and where they belong', async () => {
  const dan = await createPractice('Three', ['dan@three.test'])
  const alone = { ...dan, organization: null }
  const emails = await database.as(alone, (tx) => tx.selectFrom('people').select('email').execute())
  expect(emails).toEqual([{ email: 'dan@three.test' }])
  const organizations = await database.as(alone, (tx) => tx.selectFrom('organizations').select('name').execute())
  expect(organizations).toEqual([{ name: 'Three' }])
})

test('nobody makes themselves a member, and nobody changes or removes people', async () => {
  const eve = await createPractice('Four', ['eve@four.test'])
  const target = await createPractice('Five', ['fay@five.test'])
  const membership = {
    organizationId: target.organization.id,
    personId: eve.personId,
    role: 'admin',
    administers: true,
  } as const
  await expect(database.as(eve, (tx) => insertMembership(tx, membership))).rejects.toThrow('row-level security')
  for (const table of ['people', 'organizations', 'memberships']) {
    const remove = sql`delete from ${sql.table(table)}`
    await expect(database.as(eve, (tx) => remove.execute(tx))).rejects.toThrow('permission denied')
  }
})

test('ids and identities are taken once', async () => {
  const person = asPerson('once@one.test')
  const [first, second] = await database.system(async (tx) => [
    await insertPerson(tx, person),
    await insertPerson(tx, person),
  ])
  expect(first).toBeTypeOf('string')
  expect(second).toBeUndefined()
})
