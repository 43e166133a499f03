import type { Database } from '../../../../platform/database.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import {
  type AccountRow,
  selectAccount,
  selectConnectedAccounts,
  updateAccount,
} from '../accounts/account.repository.ts'
import type { CalendarAlarm } from '../accounts/calendar-alarm.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import { AcuityFault } from '../client/acuity-fault.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  alarm: CalendarAlarm
  publicUrl: string
  now: () => Date
}

const events = ['scheduled', 'rescheduled', 'canceled', 'changed'].map((event) => `appointment.${event}`)
const limitMs = 30_000

export type WebhookRegistration = ReturnType<typeof createWebhookRegistration>

/** Sees to it that Acuity tells of changes, and says so where it stopped or will not. */
export function createWebhookRegistration({ database, audit, access, alarm, publicUrl, now }: Dependencies) {
  const targetOf = ({ id }: AccountRow) => `${publicUrl}/api/webhooks/acuity?account=${id}`

  /** Said before anything is done about it, so that a call which fails in between keeps nobody from hearing. */
  const tellDisabled = (row: AccountRow) =>
    database.system(async (tx) => {
      await updateAccount(tx, row.id, { webhooks: 'disabled', webhooks_checked_at: now() })
      await audit.record(tx, byService(row), 'acuity.webhooks-disabled', subjectOf(row))
      await alarm(tx, { id: row.id, organizationId: row.organization_id }, 'webhooks', now())
    })

  async function ensure(row: AccountRow) {
    const [client, signal, target] = [
      access.clientOf(row, 'reconciliation'),
      AbortSignal.timeout(limitMs),
      targetOf(row),
    ]
    const own = (await client.webhooks(signal)).filter((webhook) => webhook.target === target)
    const disabled = own.filter(({ status }) => status === 'disabled')
    if (disabled.length > 0) await tellDisabled(row)
    for (const { id } of disabled) await client.removeWebhook(id, signal)
    const standing = new Set(own.filter(({ status }) => status !== 'disabled').map(({ event }) => event))
    const missing = events.filter((event) => !standing.has(event))
    for (const event of missing) await client.addWebhook({ event, target }, signal)
    await database.system(async (tx) => {
      await updateAccount(tx, row.id, { webhooks: 'active', webhooks_checked_at: now() })
      if (missing.length > 0) await audit.record(tx, byService(row), 'acuity.webhooks-registered', subjectOf(row))
    })
  }

  async function check(row: AccountRow) {
    if (row.halted !== null) return
    try {
      await ensure(row)
    } catch (error) {
      if (!(error instanceof AcuityFault)) throw error
      if (error.kind === 'unauthorized') return access.halt(row.id, error)
      // It calls ports 80 and 443 of public addresses only; what is polled is right without, only later.
      const webhooks = error.kind === 'refused' ? 'refused' : row.webhooks
      await database.system((tx) => updateAccount(tx, row.id, { webhooks, webhooks_checked_at: now() }))
    }
  }

  return {
    checkAccount: async (accountId: string) => {
      const row = await database.system((tx) => selectAccount(tx, accountId))
      if (row) await check(row)
    },
    async checkAll() {
      for (const row of await database.system(selectConnectedAccounts)) await check(row)
    },
    /** As far as Acuity can be asked: without us it calls in vain and gives up by itself. */
    async unregister(row: AccountRow) {
      const [signal, target] = [AbortSignal.timeout(limitMs), targetOf(row)]
      try {
        const client = access.clientOf(row, 'reconciliation')
        const own = (await client.webhooks(signal)).filter((webhook) => webhook.target === target)
        for (const { id } of own) await client.removeWebhook(id, signal)
      } catch (error) {
        if (!(error instanceof AcuityFault)) throw error
      }
    },
  }
}

const byService = ({ organization_id }: AccountRow) => ({ personId: null, organizationId: organization_id })
const subjectOf = ({ id }: AccountRow) => ({ type: 'acuity-account' as const, id })
