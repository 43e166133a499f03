import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
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

/** A practice with these members; returns the first as a caller. */
async function createPractice(name: string, members: string[]): Promise<Principal & { organization: { id: string } }> {
  const organization = { id: randomUUID(), name, kind: 'practice', plan: 'free' } as const
  const ids = await database.system(async (tx) => {
    await insertOrganization(tx, organization)
    const added: string[] = []
    for (const email of members) {
      const personId = (await insertPerson(tx, { issuer: 'urn:test', subject: email, name: email, email })) ?? ''
      await insertMembership(tx, { organizationId: organization.id, personId, role: 'specialist' })
      added.push(personId)
    }
    return added
  })
  return {
    personId: ids[0] ?? '',
    name: '',
    email: members[0] ?? '',
    organization,
    role: 'specialist',
    plan: 'free',
    permissions: [],
    expiresAt: new Date(),
  }
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

test('a caller without an organization sees themselves alone', async () => {
  const dan = await createPractice('Three', ['dan@three.test'])
  const alone = { ...dan, organization: null }
  const emails = await database.as(alone, (tx) => tx.selectFrom('people').select('email').execute())
  expect(emails).toEqual([{ email: 'dan@three.test' }])
  expect(await database.as(alone, (tx) => tx.selectFrom('organizations').select('id').execute())).toEqual([])
})

test('nobody makes themselves a member, and nobody changes or removes people', async () => {
  const eve = await createPractice('Four', ['eve@four.test'])
  const target = await createPractice('Five', ['fay@five.test'])
  const membership = { organizationId: target.organization.id, personId: eve.personId, role: 'admin' } as const
  await expect(database.as(eve, (tx) => insertMembership(tx, membership))).rejects.toThrow('row-level security')
  for (const table of ['people', 'organizations', 'memberships']) {
    const remove = sql`delete from ${sql.table(table)}`
    await expect(database.as(eve, (tx) => remove.execute(tx))).rejects.toThrow('permission denied')
  }
})

test('ids and identities are taken once', async () => {
  const person = { issuer: 'urn:test', subject: 'once', name: '', email: '' }
  const [first, second] = await database.system(async (tx) => [
    await insertPerson(tx, person),
    await insertPerson(tx, person),
  ])
  expect(first).toBeTypeOf('string')
  expect(second).toBeUndefined()
})
