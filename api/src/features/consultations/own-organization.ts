import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'

/** Id of the caller's organization; throws `forbidden` for somebody who belongs to none. */
export function organizationOf({ organization }: Principal) {
  if (!organization) throw new AppError('forbidden', 'You do not belong to an organization yet.')
  return organization.id
}
