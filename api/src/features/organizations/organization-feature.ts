import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { createAccountRecovery } from './account-recovery.service.ts'
import { createAdminOrganizations } from './admin-organization.service.ts'
import { createAdminPeople } from './admin-person.service.ts'
import { createBreakGlassAlarm } from './break-glass-alarm.ts'
import { createBreakGlassReviews } from './break-glass-review.service.ts'
import { type BreakGlassOpening, createBreakGlassService } from './break-glass.service.ts'
import { createFirstAdministrator } from './first-administrator.ts'
import { createInvitationAcceptance } from './invitation-acceptance.service.ts'
import { createInvitationSender } from './invitation-sender.ts'
import { createInvitationService } from './invitation.service.ts'
import { createMemberChanges } from './member-changes.ts'
import { createOrganizationService } from './organization.service.ts'
import { createFindOperators } from './operators.ts'
import { findPeople } from './person-search.ts'
import type { People } from './people.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  cipher: Cipher
  people: Pick<People, 'forget'>
  publicUrl: string
  /** Name of the issuer whose sessions and factors are ours. */
  builtInIssuer: string
  /** Told when somebody opens emergency access. */
  onBreakGlass: (opening: BreakGlassOpening) => void
}

export type OrganizationFeature = ReturnType<typeof createOrganizationFeature>

/** Builds the parts of the organizations feature on one another. */
export function createOrganizationFeature({ onBreakGlass, ...dependencies }: Dependencies) {
  const members = createMemberChanges(dependencies.audit)
  const send = createInvitationSender(dependencies)
  const findOperators = createFindOperators(dependencies.database)
  return {
    findOperators,
    search: findPeople,
    inviteFirstAdministrator: createFirstAdministrator({ ...dependencies, send }),
    own: createOrganizationService({ ...dependencies, members }),
    invitations: createInvitationService({ ...dependencies, send }),
    acceptance: createInvitationAcceptance(dependencies),
    adminOrganizations: createAdminOrganizations(dependencies),
    adminPeople: createAdminPeople({ ...dependencies, members }),
    recovery: createAccountRecovery(dependencies),
    breakGlass: createBreakGlassService({
      ...dependencies,
      findOperators,
      alarm: createBreakGlassAlarm(dependencies),
      onOpened: onBreakGlass,
    }),
    breakGlassReviews: createBreakGlassReviews(dependencies),
  }
}
