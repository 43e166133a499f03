import { randomUUID } from 'node:crypto'
import type { Invitation, Invite } from '@medinotes/shared/organizations'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { type InvitationSender, toInvitation } from './invitation-sender.ts'
import {
  countOpenInvitations,
  revokePending,
  selectOrganizationInvitations,
  settleInvitation,
} from './invitation.repository.ts'
import { readPage } from '../../platform/list-page.ts'
import { openForChange, refusePlatformRole } from './member-changes.ts'
import { isMemberAddress } from './member.repository.ts'
import { organizationOf } from '../../platform/own-organization.ts'

interface Dependencies {
  database: Database
  audit: Audit
  send: InvitationSender
}

const openAtMost = 100

export type InvitationService = ReturnType<typeof createInvitationService>

/** Who is asked to join, by whom an organization is run. */
export function createInvitationService({ database, audit, send }: Dependencies) {
  async function invite(tx: Db, principal: Principal, organizationId: string, invite: Invite): Promise<Invitation> {
    const organization = await openForChange(tx, organizationId)
    refusePlatformRole(principal, organization, invite.role)
    if (await isMemberAddress(tx, organizationId, invite.email)) {
      throw new AppError('already_member', 'Somebody with this address belongs to the organisation already.')
    }
    const replaced = await revokePending(tx, organizationId, invite.email)
    if ((await countOpenInvitations(tx, organizationId)) >= openAtMost) {
      throw new AppError('too_many_requests', `An organisation can have ${openAtMost} open invitations. Withdraw some.`)
    }
    const invitedBy = { id: principal.personId, name: principal.name || principal.email }
    const invitation = await send(tx, { id: randomUUID(), organization, invite, invitedBy })
    const details = { organizationId, role: invite.role, administers: invite.administers, replaced: replaced ?? null }
    await audit.record(tx, principal, 'invitation.sent', { type: 'invitation', id: invitation.id }, details)
    return invitation
  }

  return {
    list: (principal: Principal, query: { limit: number; cursor?: string | undefined }) =>
      database.as(principal, (tx) =>
        readPage(query, (page) => selectOrganizationInvitations(tx, organizationOf(principal).id, page), toInvitation),
      ),

    /** Into the caller's own organization. */
    invite: (principal: Principal, request: Invite) =>
      database.as(principal, (tx) => invite(tx, principal, organizationOf(principal).id, request)),

    /** Into any organization, by an admin of the installation. */
    inviteInto: (principal: Principal, organizationId: string, request: Invite) =>
      database.as(principal, (tx) => invite(tx, principal, organizationId, request)),

    revoke: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => {
        const revoked = await settleInvitation(tx, id, { status: 'revoked' })
        if (revoked?.organizationId !== organizationOf(principal).id) {
          throw new AppError('not_found', 'There is no such open invitation.')
        }
        await audit.record(tx, principal, 'invitation.revoked', { type: 'invitation', id })
      }),
  }
}
