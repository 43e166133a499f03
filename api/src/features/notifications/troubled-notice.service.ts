import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { DiscardReason, Settled } from '@medinotes/shared/jobs'
import type { TroubledNotice } from '@medinotes/shared/notices'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import type { Principal } from '../../platform/principal.ts'
import type { AuditDetails } from '../audit/audit-details.ts'
import type { Audit } from '../audit/audit.service.ts'
import { createNoticeSealing } from './notice-sealing.ts'
import { letterTemplate } from './letter-post.service.ts'
import { maskEmail, maskPhone } from './phone-number.ts'
import { sendNotice } from './send-notice.job.ts'
import { giveUp, queueAgain, selectTroubled, type TroubledRow } from './troubled-notice.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
}

const nothingToSettle =
  'No such notice of yours waits for that. A letter to a patient is sent again by who wrote it, from its note.'

export type TroubledNotices = ReturnType<typeof createTroubledNotices>

/** What did not arrive, for who administers the organization; for operators also what belongs to none. */
export function createTroubledNotices({ database, audit, cipher }: Dependencies) {
  const sealing = createNoticeSealing(cipher)

  function toTroubled({ recipient_sealed, created_at, findings, ...row }: TroubledRow): TroubledNotice {
    const recipient = sealing.openRecipient({ id: row.id, recipient_sealed })
    const masked = row.channel === 'email' ? maskEmail(recipient) : maskPhone(recipient)
    return { ...row, recipient: masked, findings: findings ?? [], createdAt: created_at.toISOString() }
  }

  const settle = (
    principal: Principal,
    ids: readonly string[],
    action: AuditAction,
    change: (tx: Db) => Promise<readonly { id: string; template: string }[]>,
    details: AuditDetails = {},
  ): Promise<Settled> =>
    database.as(principal, async (tx) => {
      const settled = await change(tx)
      if (settled.length === 0) throw new AppError('not_found', nothingToSettle)
      for (const { id, template } of settled) {
        await audit.record(tx, principal, action, { type: 'notice', id }, { template, ...details })
      }
      return { done: settled.length, left: new Set(ids).size - settled.length }
    })

  return {
    async list(principal: Principal, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
      const scope = { organizationId: principal.organization?.id ?? null, withoutOrganization: principal.operates }
      const rows = await database.as(principal, (tx) => selectTroubled(tx, scope, { after: cursor, limit: limit + 1 }))
      const page = rows.slice(0, limit)
      return { items: page.map(toTroubled), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
    },

    /** Tries those anew that were given up. */
    sendAgain: (principal: Principal, ids: readonly string[]) =>
      settle(principal, ids, 'notice.sent-again', async (tx) => {
        const queued = await queueAgain(tx, { ids, otherThan: letterTemplate })
        for (const { id } of queued) await addJob(tx, sendNotice, { noticeId: id })
        return queued
      }),

    /** They are not tried again, and not shown any more; what they said stays sealed until it is swept. */
    discard: (principal: Principal, ids: readonly string[], reason: DiscardReason) =>
      settle(principal, ids, 'notice.discarded', (tx) => giveUp(tx, { ids, otherThan: letterTemplate }), { reason }),
  }
}
