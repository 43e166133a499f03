import { randomBytes, randomUUID } from 'node:crypto'
import type { Outbox } from '../features/notifications/outbox.service.ts'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'
import { createPrincipal } from './factories.ts'

export const callers = ['unaffiliated', 'referrer', 'specialist', 'admin', 'operator'] as const
export type CallerName = (typeof callers)[number]

/** Whose thing a request is about: something of the caller's organization, or of another. */
export type Target = 'own' | 'foreign'

type Home = NonNullable<Principal['organization']>

/** Somebody of each role in an organization of their own, and one that none of them has anything to do with. */
export async function createWorld(database: Database, issuer: string) {
  const people: Record<CallerName, Principal> = {
    unaffiliated: await createPrincipal(database, { issuer }),
    referrer: await createPrincipal(database, { issuer, role: 'referrer' }),
    specialist: await createPrincipal(database, { issuer }),
    admin: await createPrincipal(database, { issuer, role: 'admin' }),
    operator: await createPrincipal(database, { issuer, role: 'admin', operates: true }),
  }
  await database.system((tx) =>
    tx
      .updateTable('memberships')
      .set({ status: 'ended' })
      .where('person_id', '=', people.unaffiliated.personId)
      .execute(),
  )
  return { people, stranger: await createPrincipal(database, { issuer }) }
}

export type World = Awaited<ReturnType<typeof createWorld>>

function homeOf({ organization }: Principal): Home {
  if (!organization) throw new Error('This person has no organization')
  return organization
}

/** Somebody of the organization that a target lies in: the caller, or a person they have nothing to do with. */
export const holderOf = ({ people, stranger }: World, caller: CallerName, target: Target) =>
  target === 'foreign' ? stranger : people[caller]

export const homeFor = (world: World, caller: CallerName, target: Target) => homeOf(holderOf(world, caller, target))

/** Somebody who may be changed or removed without spoiling anything for the next request. */
export const createMember = (database: Database, organization: Home) => createPrincipal(database, { organization })

export async function createInvitation(database: Database, { organization, personId: invitedBy }: Principal) {
  const id = randomUUID()
  await database.system((tx) =>
    tx
      .insertInto('invitations')
      .values({
        ...{
          id,
          organization_id: organization?.id ?? '',
          email: `${id}@example.test`,
          role: 'referrer',
          administers: false,
        },
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

export async function createFailedNotice(
  { database, outbox }: { database: Database; outbox: Outbox },
  organizationId: string,
) {
  const facts = { organizationName: 'Wattle Firm', requestedBy: 'Robin Vale', link: 'https://notes.example.test' }
  const dedupeKey = randomUUID()
  const notice = { template: 'plan-requested', to: 'robin@example.test', facts, organizationId, dedupeKey } as const
  return database.system(async (tx) => {
    await outbox.leave(tx, notice)
    const failed = tx.updateTable('notices').set({ status: 'failed' }).where('dedupe_key', '=', dedupeKey)
    return (await failed.returning('id').executeTakeFirstOrThrow()).id
  })
}
