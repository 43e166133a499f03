import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { AuditDetails } from '../audit/audit-details.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { NoticeFacts, NoticeTemplate } from '../notifications/notice-templates.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { Account } from './account.repository.ts'
import { findActor } from './account-trail.repository.ts'
import { builtInTokens } from './built-in-issuer.ts'

type AccountAction = Extract<AuditAction, `account.${string}`>

interface Event {
  details?: AuditDetails
  /** Notices that belong to it. */
  leave?: (tx: Db) => Promise<void>
}

export interface AccountTrail {
  /** Audits what was just done to an account, tells its holder, and lets other parts of the service know at once. */
  record(account: Pick<Account, 'id'>, action: AccountAction, event?: Event): Promise<void>
  /** Something to be sent of which there is nothing else to say. */
  tell<Template extends NoticeTemplate>(template: Template, to: string, facts: NoticeFacts[Template]): Promise<void>
  /** A notice within an event. */
  leave<Template extends NoticeTemplate>(
    tx: Db,
    template: Template,
    to: string,
    facts: NoticeFacts[Template],
  ): Promise<void>
}

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  /** Hears of each account whose sessions, proof or factors are not what they were. */
  onChanged: (subject: string) => void
}

// The tables of sign-in belong to another role, so the change and its record are two transactions: the record comes right
// after, and whoever asked for the change learns where it could not be written.
export function createAccountTrail({ database, audit, outbox, onChanged }: Dependencies): AccountTrail {
  const leave: AccountTrail['leave'] = (tx, template, to, facts) =>
    outbox.leave(tx, { template, to, facts, organizationId: null })

  async function write(subject: string, action: AccountAction, { details = {}, leave: leaveNotices }: Event) {
    await database.system(async (tx) => {
      // Whoever administers where they work sees their sign-ins.
      const actor = await findActor(tx, { issuer: builtInTokens.issuer, subject })
      await audit.record(tx, actor, action, { type: 'person', id: actor.personId }, { account: subject, ...details })
      await leaveNotices?.(tx)
    })
  }

  return {
    async record({ id }, action, event = {}) {
      onChanged(id)
      await write(id, action, event).catch((error: unknown) => {
        throw new AppError('unavailable', 'This could not be recorded. Try again in a moment.', {
          cause: error,
          retryAfterSeconds: 2,
        })
      })
    },
    tell: (template, to, facts) => outbox.leaveAlone({ template, to, facts, organizationId: null }),
    leave,
  }
}
