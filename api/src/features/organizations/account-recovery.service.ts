import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { endSessions, type PersonRow, resetFactors, selectPerson } from './admin-person.repository.ts'
import { personMissing } from './admin-person.service.ts'
import type { People } from './people.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  people: Pick<People, 'forget'>
  builtInIssuer: string
  publicUrl: string
}

export type AccountRecovery = ReturnType<typeof createAccountRecovery>

/** What an admin of the installation does for somebody who lost their second factor or a device. */
export function createAccountRecovery({ database, audit, outbox, people, builtInIssuer, publicUrl }: Dependencies) {
  async function change(principal: Principal, id: string, work: (tx: Db, person: PersonRow) => Promise<void>) {
    const person = await database.as(principal, async (tx) => {
      const found = await selectPerson(tx, id)
      if (found === undefined) throw personMissing()
      if (found.issuer !== builtInIssuer) {
        throw new AppError('conflict', 'This person signs in elsewhere, where their sessions and factors are kept.')
      }
      await work(tx, found)
      return found
    })
    people.forget(person)
  }

  return {
    /** They sign in with their password alone the next time, and set up a new factor. */
    resetFactors: (principal: Principal, id: string) =>
      change(principal, id, async (tx, { subject, name, email }) => {
        await resetFactors(tx, subject)
        await endSessions(tx, subject)
        await audit.record(tx, principal, 'account.recovered', { type: 'person', id })
        const facts = { name, signInLink: `${publicUrl}/sign-in` }
        const notice = { template: 'account-recovered', to: email, facts, organizationId: null } as const
        await outbox.leave(tx, { ...notice, personId: id })
      }),

    endSessions: (principal: Principal, id: string) =>
      change(principal, id, async (tx, { subject }) => {
        await endSessions(tx, subject)
        await audit.record(tx, principal, 'person.sessions-ended', { type: 'person', id })
      }),
  }
}
