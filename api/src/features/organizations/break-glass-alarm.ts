import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { selectAdministrators } from './member.repository.ts'

interface Dependencies {
  outbox: Outbox
  publicUrl: string
}

export type BreakGlassAlarm = ReturnType<typeof createBreakGlassAlarm>

// The notice's reader may be anywhere in Australia, so that the zone is named.
const inSydney = new Intl.DateTimeFormat('en-AU', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Australia/Sydney',
})

/** Tells everybody who answers for the organization that its notes are open to somebody, and whoever opened them. */
export function createBreakGlassAlarm({ outbox, publicUrl }: Dependencies) {
  return {
    /** One notice to each address, in the transaction that opens the notes. */
    async leave(
      tx: Db,
      { name, email }: Principal,
      organization: { id: string; name: string },
      { expiresAt, operators }: { expiresAt: Date; operators: readonly string[] },
    ) {
      const administrators = (await selectAdministrators(tx, organization.id)).map((member) => member.email)
      const addresses = new Set([email, ...administrators, ...operators].map((address) => address.toLowerCase()))
      const facts = {
        organizationName: organization.name,
        openedBy: name || email,
        until: `${inSydney.format(expiresAt)} (Sydney time)`,
        link: `${publicUrl}/app/emergency-access`,
      }
      for (const to of addresses) {
        await outbox.leave(tx, { template: 'break-glass-opened', to, facts, organizationId: organization.id })
      }
    },
  }
}
