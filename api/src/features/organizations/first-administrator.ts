import { randomUUID } from 'node:crypto'
import type { Database, Db } from '../../platform/database.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { InvitationSender } from './invitation-sender.ts'
import { hasOpenInvitation, revokePending } from './invitation.repository.ts'
import { selectOperatorAdmins } from './member.repository.ts'
import { ensureOperator } from './organization.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  send: InvitationSender
}

const service = { personId: null }

/** While nobody runs the installation, this address is invited to; again at a later start when the invitation has expired. */
export const createFirstAdministrator =
  ({ database, audit, send }: Dependencies) =>
  (address: string) =>
    database.system(async (tx) => {
      const email = address.toLowerCase()
      const organization = await operatorOf(tx, audit)
      if ((await selectOperatorAdmins(tx)).length > 0) return
      if (await hasOpenInvitation(tx, organization.id, email)) return
      await revokePending(tx, organization.id, email)
      const invite = { email, role: 'admin', administers: true } as const
      const { id } = await send(tx, { id: randomUUID(), organization, invite, invitedBy: null })
      const actor = { ...service, organizationId: organization.id }
      await audit.record(tx, actor, 'invitation.sent', { type: 'invitation', id }, { role: 'admin', administers: true })
    })

// Of several instances that start at once one writes it down; the others wait here until it has invited.
async function operatorOf(tx: Db, audit: Audit) {
  const { organization, created } = await ensureOperator(tx, { id: randomUUID(), name: 'Practice' })
  if (created) {
    const actor = { ...service, organizationId: organization.id }
    await audit.record(tx, actor, 'organization.created', { type: 'organization', id: organization.id })
  }
  return organization
}
