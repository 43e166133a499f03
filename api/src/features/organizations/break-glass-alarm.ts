import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { selectAdministrators } from './member.repository.ts'
import type { Told } from './operators.ts'

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
      { personId, name, email }: Principal,
      organization: { id: string; name: string },
      { expiresAt, operators }: { expiresAt: Date; operators: readonly Told[] },
    ) {
      const administrators = (await selectAdministrators(tx, organization.id)).map(toTold)
      const told = [{ personId, email }, ...administrators, ...operators]
      const addresses = new Map(told.map((one) => [one.email.toLowerCase(), one.personId]))
      const facts = {
        organizationName: organization.name,
        openedBy: name || email,
        until: `${inSydney.format(expiresAt)} (Sydney time)`,
        link: `${publicUrl}/app/emergency-access`,
      }
      const notice = { template: 'break-glass-opened', facts, organizationId: organization.id } as const
      for (const [to, toPerson] of addresses) {
        await outbox.leave(tx, { ...notice, to, personId: toPerson })
      }
    },
  }
}

const toTold = ({ id, email }: { id: string; email: string }): Told => ({ personId: id, email })
