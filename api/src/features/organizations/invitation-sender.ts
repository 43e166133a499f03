import type { Invitation, Invite } from '@medinotes/shared/organizations'
import type { Db } from '../../platform/database.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { createInvitationToken, hashInvitationToken } from './invitation-token.ts'
import { insertInvitation, type PendingInvitation } from './invitation.repository.ts'

const days = 7

/** Who invites where nobody does, or nobody whom the reader may see. */
const theService = 'MediNotes Pro'

interface Sending {
  id: string
  organization: { id: string; name: string }
  invite: Invite
  /** Null for the service itself. */
  invitedBy: { id: string; name: string } | null
}

export type InvitationSender = (tx: Db, sending: Sending) => Promise<Invitation>

/** Writes the invitation down and leaves its letter; the link in it is the only place that holds the token. */
export const createInvitationSender =
  ({ outbox, publicUrl }: { outbox: Outbox; publicUrl: string }): InvitationSender =>
  async (tx, { id, organization, invite, invitedBy }) => {
    const { email, role, administers } = invite
    const token = createInvitationToken()
    const createdAt = new Date()
    const expiresAt = new Date(createdAt.getTime() + days * 86_400_000)
    await insertInvitation(tx, {
      ...{ id, organization_id: organization.id, email, role, administers },
      token_hash: hashInvitationToken(token),
      invited_by: invitedBy?.id ?? null,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    const invitedByName = invitedBy?.name ?? theService
    const facts = { organizationName: organization.name, invitedBy: invitedByName, role, days }
    await outbox.leave(tx, {
      template: 'invitation',
      to: email,
      facts: { ...facts, link: `${publicUrl}/invitation#${token}` },
      organizationId: organization.id,
    })
    return toInvitation({ id, ...invite, invitedBy: invitedByName, createdAt, expiresAt })
  }

export const toInvitation = (row: Omit<PendingInvitation, 'organizationName'>): Invitation => ({
  ...{ id: row.id, email: row.email, role: row.role, administers: row.administers },
  invitedBy: row.invitedBy || theService,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})
