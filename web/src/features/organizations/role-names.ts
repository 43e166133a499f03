import type { OrganizationKind } from '@medinotes/shared/access'
import type { Role } from '@medinotes/shared/permissions'

export const roleNames: Record<Role, string> = {
  specialist: 'Specialist',
  referrer: 'Referrer',
  admin: 'Administrator',
}

export const roleOptions: readonly { value: Role; title: string; description: string }[] = [
  { value: 'specialist', title: roleNames.specialist, description: 'Writes notes and reports' },
  { value: 'referrer', title: roleNames.referrer, description: 'Books examinations' },
  { value: 'admin', title: roleNames.admin, description: 'Runs the organisation, sees no notes' },
]

export const kindNames: Record<OrganizationKind, string> = { practice: 'Practice', firm: 'Firm' }

/** What most people of such an organization are. */
export const usualRole = (kind: OrganizationKind): Role => (kind === 'practice' ? 'specialist' : 'referrer')
