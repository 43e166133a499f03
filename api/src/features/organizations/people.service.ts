import { randomUUID } from 'node:crypto'
import type { Role } from '@medinotes/shared/permissions'
import type { Plan } from '@medinotes/shared/plans'
import type { SignUpKind } from '@medinotes/shared/sign-in'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import {
  chooseOrganization,
  findPeople,
  findPerson,
  type Identity,
  insertMembership,
  insertOrganization,
  insertPerson,
  keepSession,
  type Person,
  updateProfile,
} from './people.repository.ts'
import { createPersonMemory } from './person-memory.ts'
import { toPrincipal } from './principal-of.ts'

/** What an issuer vouches for of somebody. */
interface Profile {
  name: string
  email: string
  emailVerified: boolean
}

/** What somebody said of themselves when they signed up. */
export interface SignUpProfile extends Profile {
  kind: SignUpKind
}

/** What a verified token says, as far as it matters to who the person is and what they may do. */
export interface CallerToken extends Identity {
  sessionId: string | null
  profile: Profile | null
  proof: { secondFactor: boolean; at: Date | null } | null
  plan: Plan | null
  expiresAt: Date
}

export interface People {
  /** Rejects for a disabled person, an ended session and an organization that is not theirs; writes down who is new. */
  principalFor(token: CallerToken, organizationId: string | null): Promise<Principal>
  /** Of these callers, those who could no longer make their request as they made it. */
  findRefused(principals: readonly Principal[]): Promise<Set<Principal>>
  /** Counts as activity of the session that the request was made in. */
  keepSession(principal: Principal): Promise<void>
  /** Works there from now on where a request names no organization. */
  chooseOrganization(principal: Principal, organizationId: string): Promise<void>
  /** Asks the database again at this person's next request to this process. */
  forget(identity: Identity): void
}

interface Dependencies {
  database: Database
  audit: Audit
  /** Null for issuers whose newcomers wait, without rights, to be invited. */
  signUpProfileOf: (identity: Identity) => Promise<SignUpProfile | null>
  /** Roles that may do nothing before they have a second factor. */
  secondFactorRoles: readonly Role[]
  now?: () => number
}

const keptAtMost = 1000

// Each change that somebody makes would otherwise write to their session's row.
const keptFor = 60_000

export function createPeople(dependencies: Dependencies): People {
  const { database, audit, signUpProfileOf, secondFactorRoles, now = Date.now } = dependencies
  const kept = new Map<string, number>()

  async function lookUp(token: CallerToken) {
    const known = await database.system((tx) => findPerson(tx, token))
    if (known !== undefined) return refreshProfile(known, token)
    const profile = await signUpProfileOf(token)
    return database.system((tx) => provision(tx, audit, token, profile))
  }

  // The issuer knows best what somebody is called; addresses of another issuer lead nowhere by themselves.
  async function refreshProfile(person: Person, token: CallerToken): Promise<Person> {
    const told = person.session ?? token.profile
    if (told === null || isSameProfile(told, person)) return person
    await database.system((tx) => updateProfile(tx, person.id, told))
    const { name, email, emailVerified } = told
    return { ...person, name, email, emailVerified }
  }

  const { find, forget } = createPersonMemory(lookUp, now)

  function stillHolds(principal: Principal, person: Person | undefined) {
    if (person === undefined) return false
    try {
      const current = toPrincipal(person, tokenOf(principal), principal.caller.organizationId, secondFactorRoles)
      return standingOf(current) === standingOf(principal)
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  }

  return {
    principalFor: async (token, organizationId) =>
      toPrincipal(await find(token), token, organizationId, secondFactorRoles),

    async findRefused(principals) {
      const callers = principals.map(({ caller }) => caller)
      const people = await database.system((tx) => findPeople(tx, callers))
      return new Set(principals.filter((principal, index) => !stillHolds(principal, people[index])))
    },

    async keepSession({ caller: { sessionId } }) {
      if (sessionId === null || (kept.get(sessionId) ?? -Infinity) > now() - keptFor) return
      if (kept.size >= keptAtMost) kept.clear()
      kept.set(sessionId, now())
      await database.system((tx) => keepSession(tx, sessionId))
    },

    async chooseOrganization(principal, organizationId) {
      await database.as(principal, async (tx) => {
        const { memberships = [] } = (await findPerson(tx, { ...principal.caller, sessionId: null })) ?? {}
        if (!memberships.some((membership) => membership.organizationId === organizationId)) throw notAMember()
        await chooseOrganization(tx, principal.personId, organizationId)
        const details = { from: principal.organization?.id ?? null }
        await audit.record(
          tx,
          principal,
          'person.organization-chosen',
          { type: 'organization', id: organizationId },
          details,
        )
      })
      forget(principal.caller)
    },

    forget,
  }
}

const isSameProfile = (one: Profile, other: Profile) =>
  one.name === other.name && one.email === other.email && one.emailVerified === other.emailVerified

const notAMember = () => new AppError('not_found', 'You do not belong to that organisation.')

/** What a change of must end an open stream: its page asks anew who one is. A new name it hears of as of any change. */
const standingOf = ({ personId, organization, plan, role, administers, restriction, breakGlass }: Principal) =>
  JSON.stringify([
    personId,
    organization?.id,
    organization?.kind,
    organization?.status,
    plan,
    role,
    administers,
    restriction,
    breakGlass?.id,
  ])

const tokenOf = ({ caller, secondFactor, provenAt, plan, expiresAt }: Principal): CallerToken => ({
  issuer: caller.issuer,
  subject: caller.subject,
  sessionId: caller.sessionId,
  profile: null,
  proof: caller.sessionId === null ? { secondFactor: secondFactor.enabled, at: provenAt } : null,
  plan,
  expiresAt,
})

// Two first requests at once: one inserts, the other waits for it and then finds what it wrote.
async function provision(tx: Db, audit: Audit, token: CallerToken, signedUp: SignUpProfile | null) {
  const { name, email, emailVerified } = signedUp ?? token.profile ?? { name: '', email: '', emailVerified: false }
  const { issuer, subject } = token
  const personId = await insertPerson(tx, { issuer, subject, name, email, emailVerified })
  if (personId !== undefined) {
    const organizationId = signedUp && (await startOrganization(tx, personId, signedUp))
    const actor = { personId, organizationId }
    await audit.record(tx, actor, 'account.provisioned', { type: 'person', id: personId })
  }
  const written = await findPerson(tx, token)
  if (written === undefined) throw new Error('The person who was just written down is gone')
  return written
}

/** Nobody waits to try it: a clinician gets a practice of one, a referrer a firm of one that books once approved. */
async function startOrganization(tx: Db, personId: string, { name, kind }: SignUpProfile) {
  const organizationId = randomUUID()
  const [organizationKind, role, status] =
    kind === 'clinician' ? (['practice', 'specialist', 'active'] as const) : (['firm', 'referrer', 'pending'] as const)
  await insertOrganization(tx, {
    id: organizationId,
    name: `${name}’s ${organizationKind}`,
    kind: organizationKind,
    plan: 'free',
    status,
  })
  await insertMembership(tx, { organizationId, personId, role, administers: true })
  return organizationId
}
