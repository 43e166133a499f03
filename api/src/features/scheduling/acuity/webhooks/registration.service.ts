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
import type { AcuityClient } from '../client/acuity-client.ts'
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

  /** Whether any of ours was switched off. */
  async function register(client: AcuityClient, target: string) {
    const signal = AbortSignal.timeout(limitMs)
    const own = (await client.webhooks(signal)).filter((webhook) => webhook.target === target)
    const disabled = own.filter(({ status }) => status === 'disabled')
    for (const { id } of disabled) await client.removeWebhook(id, signal)
    const standing = new Set(own.filter(({ status }) => status !== 'disabled').map(({ event }) => event))
    for (const event of events) if (!standing.has(event)) await client.addWebhook({ event, target }, signal)
    return { wereDisabled: disabled.length > 0, isNew: standing.size === 0 && disabled.length === 0 }
  }

  async function ensure(row: AccountRow) {
    const client = access.clientOf(row, 'reconciliation')
    const { wereDisabled, isNew } = await register(client, targetOf(row))
    await database.system(async (tx) => {
      await updateAccount(tx, row.id, { webhooks: 'active', webhooks_checked_at: now() })
      const by = { personId: null, organizationId: row.organization_id }
      const subject = { type: 'acuity-account' as const, id: row.id }
      if (wereDisabled) {
        await audit.record(tx, by, 'acuity.webhooks-disabled', subject)
        await alarm(tx, { id: row.id, organizationId: row.organization_id }, 'webhooks', now())
      }
      if (wereDisabled || isNew) await audit.record(tx, by, 'acuity.webhooks-registered', subject)
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
