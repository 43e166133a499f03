import { randomUUID } from 'node:crypto'
import { operatesPlatform, permissionsOf, type Role } from '@medinotes/shared/permissions'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'

type Organization = NonNullable<Principal['organization']>

interface Wanted {
  role?: Role
  organization?: Organization | undefined
  /** Beside an admin, who always does. */
  administers?: boolean
  /** Who their tokens are from. */
  issuer?: string
  /** Whether the organization made for the person runs the installation. */
  operates?: boolean
}

/** A person in an organization of their own, or in `organization`, as the access hook would describe them. */
export async function createPrincipal(database: Database, wanted: Wanted = {}): Promise<Principal> {
  const {
    role = 'specialist',
    organization,
    administers = role === 'admin',
    operates = false,
    issuer = 'test',
  } = wanted
  const home = organization ?? { id: randomUUID(), name: 'Harbour Practice', kind: 'practice', status: 'active' }
  const personId = randomUUID()
  const name = 'Dr Robin Vale'
  const email = `${personId}@example.test`
  const caller = { issuer, subject: personId, sessionId: null, organizationId: null }
  await database.system(async (tx) => {
    if (!organization)
      await tx
        .insertInto('organizations')
        .values({ ...home, operator: operates })
        .execute()
    await tx.insertInto('people').values({ id: personId, issuer, subject: personId, name, email }).execute()
    const membership = { organization_id: home.id, person_id: personId, role, administers }
    await tx.insertInto('memberships').values(membership).execute()
  })
  return {
    personId,
    name,
    email,
    emailVerified: true,
    organization: home,
    organizations: [{ id: home.id, name: home.name, role }],
    role,
    administers,
    operates: operatesPlatform({ role, administers, operates }),
    plan: 'premium',
    features: { aiNotes: true, dictation: true, patientEmail: true },
    idleMinutes: 15,
    permissions: permissionsOf({ role, administers, operates }),
    restriction: null,
    secondFactor: { enabled: false, required: false },
    provenAt: new Date(),
    breakGlass: null,
    caller,
    expiresAt: new Date(Date.now() + 300_000),
  }
}
