import { permissionsOf } from '@medinotes/shared/permissions'
import type { Principal } from '../../../platform/principal.ts'
import type { Waiting } from './waiting.repository.ts'

/** Somebody as the access hook would describe them, to look for what they could book while they are away. */
export function asCaller({ personId, name, email, role, administers, ...waiting }: Waiting): Principal {
  const { organizationId, organizationName, organizationKind, organizationStatus } = waiting
  return {
    ...{ personId, name, email, emailVerified: true, role, administers, operates: false, plan: 'free' },
    ...{ features: { aiNotes: false, dictation: false, patientEmail: false }, idleMinutes: 0 },
    organization: { id: organizationId, name: organizationName, kind: organizationKind, status: organizationStatus },
    organizations: [{ id: organizationId, name: organizationName, role }],
    permissions: permissionsOf({ role, administers, operates: false }),
    ...{ restriction: null, secondFactor: { enabled: false, required: false }, provenAt: null, breakGlass: null },
    caller: { issuer: 'waitlist', subject: personId, sessionId: null, organizationId },
    expiresAt: new Date(),
  }
}
