import { randomUUID } from 'node:crypto'
import type { SignUpKind } from '@medinotes/shared/access'
import { permissionsOf } from '@medinotes/shared/permissions'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import {
  findPerson,
  type Identity,
  insertMembership,
  insertOrganization,
  insertPerson,
  type NewPerson,
  type Person,
} from './people.repository.ts'

/** What an issuer knows of somebody who signed up with it. */
export interface Profile {
  name: string
  email: string
  kind: SignUpKind
}

export interface People {
  /** Rejects with `forbidden` for a disabled person; somebody new is written down first. */
  principalFor(token: Identity & { expiresAt: Date }): Promise<Principal>
}

interface Dependencies {
  database: Database
  audit: Audit
  /** Null for issuers that tell us nothing: such a person waits, without rights, to be invited. */
  profileOf: (identity: Identity) => Promise<Profile | null>
  now?: () => number
}

// A page asks several things at once; a change of role, plan or status still counts within two seconds.
const rememberedFor = 2000
const rememberedAtMost = 1000

export function createPeople({ database, audit, profileOf, now = Date.now }: Dependencies): People {
  const remembered = new Map<string, { until: number; person: Promise<Person> }>()

  async function lookUp(identity: Identity) {
    const known = await database.system((tx) => findPerson(tx, identity))
    if (known !== undefined) return known
    const profile = await profileOf(identity)
    return database.system((tx) => provision(tx, audit, identity, profile))
  }

  function find({ issuer, subject }: Identity): Promise<Person> {
    const key = `${issuer} ${subject}`
    const held = remembered.get(key)
    if (held !== undefined && held.until > now()) return held.person
    if (remembered.size >= rememberedAtMost) remembered.clear()
    const person = lookUp({ issuer, subject })
    remembered.set(key, { until: now() + rememberedFor, person })
    person.catch(() => remembered.delete(key))
    return person
  }

  return {
    async principalFor({ expiresAt, ...identity }) {
      const person = await find(identity)
      if (person.status === 'disabled') throw new AppError('forbidden', 'This account is disabled.')
      return toPrincipal(person, expiresAt)
    },
  }
}

// Two first requests at once: one inserts, the other waits for it and then finds what it wrote.
async function provision(tx: Db, audit: Audit, identity: Identity, profile: Profile | null) {
  const { name, email } = profile ?? { name: '', email: '' }
  const person: NewPerson = { issuer: identity.issuer, subject: identity.subject, name, email }
  const personId = await insertPerson(tx, person)
  if (personId !== undefined) {
    const organizationId = profile && (await startOrganization(tx, personId, profile))
    const actor = { personId, organizationId }
    await audit.record(tx, actor, 'account.provisioned', { type: 'person', id: personId })
  }
  const written = await findPerson(tx, identity)
  if (written === undefined) throw new Error('The person who was just written down is gone')
  return written
}

/** Nobody waits to try it: a clinician gets a practice of one, a referrer a firm of one. */
async function startOrganization(tx: Db, personId: string, { name, kind }: Profile) {
  const organizationId = randomUUID()
  const [organizationKind, role] =
    kind === 'clinician' ? (['practice', 'specialist'] as const) : (['firm', 'referrer'] as const)
  const organization = {
    id: organizationId,
    name: `${name}’s ${organizationKind}`,
    kind: organizationKind,
    plan: 'free',
  } as const
  await insertOrganization(tx, organization)
  await insertMembership(tx, { organizationId, personId, role })
  return organizationId
}

const toPrincipal = (person: Person, expiresAt: Date): Principal => ({
  personId: person.id,
  name: person.name,
  email: person.email,
  organization:
    person.organizationId !== null && person.organizationName !== null
      ? { id: person.organizationId, name: person.organizationName }
      : null,
  role: person.role,
  plan: person.plan ?? 'free',
  permissions: person.role ? permissionsOf[person.role] : [],
  expiresAt,
})
