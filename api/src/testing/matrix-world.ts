import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'
import { createPrincipal } from './factories.ts'

export const callers = ['unaffiliated', 'referrer', 'specialist', 'admin', 'operator'] as const
export type CallerName = (typeof callers)[number]

/** Whose thing a request is about: something of the caller's organization, or of another. */
export type Target = 'own' | 'foreign'

type Home = NonNullable<Principal['organization']>

/** Two organizations beside the operating one, with somebody of each role in the first. */
export async function createWorld(database: Database, issuer: string) {
  const specialist = await createPrincipal(database, { issuer })
  const own = homeOf(specialist)
  const inOwn = { issuer, organization: own }
  const people: Record<CallerName, Principal> = {
    unaffiliated: await createPrincipal(database, { issuer }),
    referrer: await createPrincipal(database, { ...inOwn, role: 'referrer' }),
    specialist,
    admin: await createPrincipal(database, { ...inOwn, role: 'admin' }),
    operator: await createPrincipal(database, { issuer, role: 'admin', operates: true }),
  }
  await database.system((tx) =>
    tx
      .updateTable('memberships')
      .set({ status: 'ended' })
      .where('person_id', '=', people.unaffiliated.personId)
      .execute(),
  )
  const author = await createPrincipal(database, { issuer })
  return { people, foreignAuthor: author, homes: { own, foreign: homeOf(author) } }
}

export type World = Awaited<ReturnType<typeof createWorld>>

function homeOf({ organization }: Principal): Home {
  if (!organization) throw new Error('This person has no organization')
  return organization
}

/** The organization a target lies in: the caller's own, or one they have nothing to do with. */
export const homeFor = (world: World, caller: CallerName, target: Target) =>
  target === 'foreign' ? world.homes.foreign : homeOf(world.people[caller])

/** Somebody who may be changed or removed without spoiling anything for the next request. */
export const createMember = (database: Database, organization: Home) => createPrincipal(database, { organization })

export async function createInvitation(database: Database, organizationId: string, invitedBy: string) {
  const id = randomUUID()
  await database.system((tx) =>
    tx
      .insertInto('invitations')
      .values({
        ...{ id, organization_id: organizationId, email: `${id}@example.test`, role: 'referrer', administers: false },
        ...{ token_hash: randomBytes(32), invited_by: invitedBy, expires_at: new Date(Date.now() + 60_000) },
      })
      .execute(),
  )
  return id
}

export async function createOrganization(database: Database) {
  const id = randomUUID()
  await database.system((tx) =>
    tx.insertInto('organizations').values({ id, name: 'Wattle Firm', kind: 'firm' }).execute(),
  )
  return id
}
