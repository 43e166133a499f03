import type { invitationStates } from '@medinotes/shared/organizations'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { toInvitation } from './invitation-sender.ts'
import { hashInvitationToken } from './invitation-token.ts'
import {
  type OfferedInvitation,
  selectInvitationsTo,
  selectOffered,
  settleInvitation,
} from './invitation.repository.ts'
import { chooseOrganization, insertMembership } from './people.repository.ts'
import type { People } from './people.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  people: Pick<People, 'forget'>
}

export type InvitationAcceptance = ReturnType<typeof createInvitationAcceptance>

/** Joining. It runs with the service's own rights: who is invited is no member yet, and may see nothing of the organization. */
export function createInvitationAcceptance({ database, audit, people }: Dependencies) {
  async function accept(principal: Principal, key: { id: string } | { tokenHash: Buffer }) {
    const joined = await database.system(async (tx) => {
      const invitation = await selectOffered(tx, key)
      // Only a link shows that there is an invitation which is not the caller's.
      if (invitation === undefined || ('id' in key && !isTo(principal, invitation))) throw invitationMissing()
      refuseOthers(principal, invitation)
      const settled = await settleInvitation(tx, invitation.id, { status: 'accepted', accepted_by: principal.personId })
      if (settled === undefined) throw closed(invitation)
      await join(tx, principal, invitation)
      return { organizationId: invitation.organizationId, organizationName: invitation.organizationName }
    })
    people.forget(principal.caller)
    return joined
  }

  // Somebody who was added in another way meanwhile keeps the standing they were given.
  async function join(tx: Db, { personId }: Principal, { id, organizationId, role, administers }: OfferedInvitation) {
    await insertMembership(tx, { organizationId, personId, role, administers })
    await chooseOrganization(tx, personId, organizationId)
    const actor = { personId, organizationId }
    await audit.record(tx, actor, 'invitation.accepted', { type: 'invitation', id }, { role, administers })
  }

  return {
    /** What the holder of a link may know before they sign in. */
    preview: (token: string) =>
      database.system(async (tx) => {
        const invitation = await selectOffered(tx, { tokenHash: hashInvitationToken(token) })
        if (invitation === undefined) throw invitationMissing()
        const { organizationName, email, role, expiresAt } = invitation
        return { organizationName, email, role, state: stateOf(invitation), expiresAt: expiresAt.toISOString() }
      }),

    accept: (principal: Principal, token: string) => accept(principal, { tokenHash: hashInvitationToken(token) }),

    /** The caller's address is verified and the invited one, so that the token of the mail would add nothing. */
    acceptOwn: (principal: Principal, id: string) => accept(principal, { id }),

    async listOwn({ email, emailVerified }: Principal) {
      const rows = emailVerified ? await database.system((tx) => selectInvitationsTo(tx, email.toLowerCase())) : []
      const items = rows.map((row) => ({ ...toInvitation(row), organizationName: row.organizationName }))
      return { items, nextCursor: null }
    },
  }
}

const isTo = ({ email, emailVerified }: Principal, invitation: OfferedInvitation) =>
  emailVerified && email.toLowerCase() === invitation.email

type InvitationState = (typeof invitationStates)[number]

const invitationMissing = () => new AppError('not_found', 'There is no such invitation.')

function stateOf({ status, expired }: OfferedInvitation): InvitationState {
  if (status === 'accepted') return 'used'
  if (status === 'revoked') return 'revoked'
  return expired ? 'expired' : 'open'
}

const closedDetails = {
  used: 'This invitation was used already.',
  revoked: 'This invitation was withdrawn.',
  expired: 'This invitation has expired. Ask for a new one.',
  open: 'This invitation was just used.',
} as const

const closed = (invitation: OfferedInvitation) => new AppError('invitation_closed', closedDetails[stateOf(invitation)])

function refuseOthers({ email, emailVerified }: Principal, invitation: OfferedInvitation) {
  if (email.toLowerCase() !== invitation.email) {
    throw new AppError('other_address', 'This invitation is for another e-mail address. Sign in with that one.')
  }
  if (!emailVerified)
    throw new AppError('email_not_verified', 'Confirm your e-mail address, then follow the link again.')
  if (invitation.organizationStatus === 'suspended' && stateOf(invitation) === 'open') {
    throw new AppError('organization_suspended', 'This organisation is suspended.')
  }
}
