import type { Database } from '../../../../platform/database.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { OpenAccount } from '../appointments/appointment-work.ts'
import type { AcuityFault } from '../client/acuity-fault.ts'
import type { AcuityClient, AcuityClients } from '../client/acuity-client.ts'
import type { Urgency } from '../client/acuity-limiter.ts'
import { type AccountRow, selectAccount, updateAccount } from './account.repository.ts'
import type { CalendarAlarm } from './calendar-alarm.ts'
import type { AccountSecrets } from './account-secrets.ts'

interface Dependencies {
  database: Database
  audit: Audit
  clients: AcuityClients
  secrets: AccountSecrets
  alarm: CalendarAlarm
  now: () => Date
}

const service = (organizationId: string) => ({ personId: null, organizationId })

export type AcuityAccess = ReturnType<typeof createAcuityAccess>

/** Connected accounts as background work uses them, with the service's own rights. */
export function createAcuityAccess({ database, audit, clients, secrets, alarm, now }: Dependencies) {
  const clientOf = (row: AccountRow, urgency: Urgency): AcuityClient =>
    clients.of({ credentials: secrets.credentialsOf(row), key: row.id }, urgency)

  const openAccountOf = (row: AccountRow): OpenAccount => ({
    ...{ id: row.id, organizationId: row.organization_id, email: row.email, timeZone: row.time_zone },
    ...{ referenceFieldId: row.reference_field_id, halted: row.halted !== null },
    client: (urgency) => clientOf(row, urgency),
  })

  return {
    clientOf,
    async open(accountId: string): Promise<OpenAccount | undefined> {
      const row = await database.system((tx) => selectAccount(tx, accountId))
      return row && openAccountOf(row)
    },

    /** Does nothing to one that is halted already. */
    halt: (accountId: string, { code }: AcuityFault) =>
      database.system(async (tx) => {
        const halted = code === 'plan' ? 'plan' : 'unauthorized'
        const row = await selectAccount(tx, accountId)
        if (row === undefined || row.halted !== null) return
        await updateAccount(tx, accountId, { halted, halted_at: now() })
        const subject = { type: 'acuity-account' as const, id: accountId }
        await audit.record(tx, service(row.organization_id), 'acuity.halted', subject, { reason: halted })
        await alarm(tx, { id: row.id, organizationId: row.organization_id }, 'halted', now())
      }),
  }
}
