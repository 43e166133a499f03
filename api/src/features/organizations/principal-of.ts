import type { Restriction } from '@medinotes/shared/access'
import { operatesPlatform, type Permission, permissionsOf, type Role } from '@medinotes/shared/permissions'
import { fullerPlan } from '@medinotes/shared/plans'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Membership, Person } from './people.repository.ts'
import type { CallerToken } from './people.service.ts'

/** Puts together what the token and the database say; rejects who may not call at all. */
export function toPrincipal(
  person: Person,
  token: CallerToken,
  organizationId: string | null,
  secondFactorRoles: readonly Role[],
): Principal {
  refuseEndedSession(person, token)
  if (person.status === 'disabled') throw new AppError('account_disabled', 'This account is disabled.')
  const membership = chooseMembership(person, organizationId)
  const switched = switchedFor(person, membership)
  refuseIdleSession(person, switched.idleMinutes)
  const factor = person.session
    ? { secondFactor: person.session.secondFactor, at: person.session.provenAt }
    : (token.proof ?? { secondFactor: false, at: null })
  const secondFactor = {
    enabled: factor.secondFactor,
    required: membership !== undefined && (switched.secondFactor || secondFactorRoles.includes(membership.role)),
  }
  const restriction = restrictionOf(membership, secondFactor)
  const breakGlass = breakGlassOf(person, membership)
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    emailVerified: person.emailVerified,
    organization: membership ? organizationOf(membership) : null,
    organizations: person.memberships.map((other) => ({
      id: other.organizationId,
      name: other.organizationName,
      role: other.role,
    })),
    role: membership?.role ?? null,
    administers: membership?.administers ?? false,
    operates: membership !== undefined && operatesPlatform(membership),
    plan: fullerPlan(membership?.plan ?? 'free', token.plan ?? 'free'),
    features: switched.features,
    idleMinutes: switched.idleMinutes,
    permissions: membership && restriction === null ? allowed(membership, breakGlass !== null) : [],
    restriction,
    secondFactor,
    provenAt: factor.at,
    breakGlass: breakGlass && { id: breakGlass.id, expiresAt: breakGlass.expiresAt },
    caller: { issuer: token.issuer, subject: token.subject, sessionId: token.sessionId, organizationId },
    expiresAt: token.expiresAt,
  }
}

// A token outlives its session by minutes; the session's row decides.
function refuseEndedSession({ session }: Person, { sessionId, subject }: CallerToken) {
  if (sessionId === null || session?.subject === subject) return
  throw new AppError('unauthenticated', 'Your session has ended. Sign in again.')
}

/** The stricter word of the installation and the organization. */
function switchedFor({ installation }: Person, membership: Membership | undefined) {
  const own = membership?.settings ?? installation
  return {
    features: {
      aiNotes: installation.aiNotes && own.aiNotes,
      dictation: installation.dictation && own.dictation,
      patientEmail: installation.patientEmail && own.patientEmail,
    },
    secondFactor: installation.secondFactor || own.secondFactor,
    idleMinutes: own.idleMinutes,
  }
}

// The page tells of activity once a minute.
const toldWithinMs = 60_000

function refuseIdleSession({ session }: Person, idleMinutes: number) {
  if (session === null || Date.now() - session.activeAt.getTime() <= idleMinutes * 60_000 + toldWithinMs) return
  throw new AppError('unauthenticated', 'Your session has ended, since nobody was there for a while. Sign in again.')
}

function chooseMembership({ memberships, organizationId: chosen }: Person, named: string | null) {
  const find = (id: string | null) => memberships.find(({ organizationId }) => organizationId === id)
  if (named === null) return find(chosen) ?? memberships[0]
  const membership = find(named)
  if (membership === undefined) throw new AppError('forbidden', 'You do not belong to that organisation.')
  return membership
}

function restrictionOf(
  membership: Membership | undefined,
  { enabled, required }: Principal['secondFactor'],
): Restriction | null {
  if (membership?.organizationStatus === 'suspended') return 'organization_suspended'
  return required && !enabled ? 'factor_required' : null
}

// It ends with the role that opened it.
const breakGlassOf = ({ breakGlass }: Person, membership: Membership | undefined) =>
  membership?.role === 'admin'
    ? (breakGlass.find(({ organizationId }) => organizationId === membership.organizationId) ?? null)
    : null

const organizationOf = (membership: Membership): Principal['organization'] => ({
  id: membership.organizationId,
  name: membership.organizationName,
  kind: membership.organizationKind,
  status: membership.organizationStatus,
})

// Emergency access reads notes and does nothing else with them.
function allowed(membership: Membership, brokeGlass: boolean): Permission[] {
  const permissions = permissionsOf(membership)
  return brokeGlass && !permissions.includes('consultation:read') ? [...permissions, 'consultation:read'] : permissions
}
