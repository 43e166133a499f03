import type { AuditChain } from '@medinotes/shared/audit'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'

/** Holds what belongs to no organization. */
export const installationChain = '00000000-0000-0000-0000-000000000000'

/** What every first event follows. */
export const noHash = '0'.repeat(64)

/** The chain that the caller means; refuses whoever may not read it. */
export function chainOf({ organization, permissions }: Principal, wanted: AuditChain): string {
  if (wanted === 'installation') {
    if (permissions.includes('platform:read')) return installationChain
    throw new AppError('forbidden', 'This is for who runs the installation.')
  }
  if (!organization) throw new AppError('forbidden', 'You do not belong to an organisation yet.')
  return organization.id
}
