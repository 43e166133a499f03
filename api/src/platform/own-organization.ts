import { AppError } from './errors.ts'
import type { Principal } from './principal.ts'

/** The organization the caller works in; throws `forbidden` for somebody who belongs to none. */
export function organizationOf({ organization }: Principal) {
  if (!organization) throw new AppError('forbidden', 'You do not belong to an organisation yet.')
  return organization
}
