import { randomUUID } from 'node:crypto'
import { permissionsOf, type Role } from '@medinotes/shared/permissions'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'

/** A person in an organization of their own, or in `organization`, as the access hook would describe them. */
export async function createPrincipal(
  database: Database,
  { role = 'specialist', organization }: { role?: Role; organization?: Principal['organization'] } = {},
): Promise<Principal> {
  const home = organization ?? { id: randomUUID(), name: 'Harbour Practice' }
  const personId = randomUUID()
  const name = 'Dr Robin Vale'
  const email = `${personId}@example.test`
  await database.system(async (tx) => {
    if (!organization)
      await tx
        .insertInto('organizations')
        .values({ ...home, kind: 'practice' })
        .execute()
    await tx.insertInto('people').values({ id: personId, issuer: 'test', subject: personId, name, email }).execute()
    await tx.insertInto('memberships').values({ organization_id: home.id, person_id: personId, role }).execute()
  })
  const expiresAt = new Date(Date.now() + 300_000)
  return {
    personId,
    name,
    email,
    organization: home,
    role,
    plan: 'premium',
    permissions: permissionsOf[role],
    expiresAt,
  }
}
