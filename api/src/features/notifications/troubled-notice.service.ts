import type { TroubledNotice } from '@medinotes/shared/notices'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { createNoticeSealing } from './notice-sealing.ts'
import { letterTemplate } from './letter-post.service.ts'
import { maskEmail, maskPhone } from './phone-number.ts'
import { sendNotice } from './send-notice.job.ts'
import { queueAgain, selectNoticeState, selectTroubled, type TroubledRow } from './troubled-notice.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
}

export type TroubledNotices = ReturnType<typeof createTroubledNotices>

/** What did not arrive, for who administers the organization; for operators also what belongs to none. */
export function createTroubledNotices({ database, audit, cipher }: Dependencies) {
  const sealing = createNoticeSealing(cipher)

  function toTroubled({ recipient_sealed, created_at, findings, ...row }: TroubledRow): TroubledNotice {
    const recipient = sealing.openRecipient({ id: row.id, recipient_sealed })
    const masked = row.channel === 'email' ? maskEmail(recipient) : maskPhone(recipient)
    return { ...row, recipient: masked, findings: findings ?? [], createdAt: created_at.toISOString() }
  }

  return {
    async list(principal: Principal, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
      const scope = { organizationId: principal.organization?.id ?? null, withoutOrganization: principal.operates }
      const rows = await database.as(principal, (tx) => selectTroubled(tx, scope, { after: cursor, limit: limit + 1 }))
      const page = rows.slice(0, limit)
      return { items: page.map(toTroubled), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
    },

    /** Tries one anew that was given up. */
    sendAgain: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => {
        const notice = await selectNoticeState(tx, id)
        if (notice === undefined) throw new AppError('not_found', 'There is no such notice.')
        if (notice.template === letterTemplate) {
          throw new AppError('conflict', 'A letter to a patient is sent again by who wrote it, from its note.')
        }
        if (!(await queueAgain(tx, id))) throw new AppError('conflict', 'Only a notice that failed can be sent again.')
        await addJob(tx, sendNotice, { noticeId: id })
        const details = { template: notice.template }
        await audit.record(tx, principal, 'notice.sent-again', { type: 'notice', id }, details)
      }),
  }
}
