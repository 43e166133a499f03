import type { NoticeChannel, NoticeFault } from '@medinotes/shared/notices'
import { afterCommit, type Db } from '../../platform/database.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import type { Logger } from '../../platform/logger.ts'
import { claimNotice, type LockedNotice, lockNotice, settleUnsent } from './notice-delivery.repository.ts'
import type { Decision, NoticeRules, NoticeToSend } from './notice-rules.ts'
import type { NoticeSealing } from './notice-sealing.ts'
import type { NoticeSender, NoticeSenders } from './notice-sender.ts'
import { sendNotice } from './send-notice.job.ts'

export interface NoticeClaimDependencies {
  sealing: NoticeSealing
  rules: NoticeRules
  senders: NoticeSenders
  logger: Logger
  /** Told of channels that nothing sends on. */
  onNotConfigured: (channel: NoticeChannel) => void
}

/** A notice that is this attempt's alone to send, for a while. */
export interface ClaimedNotice {
  notice: NoticeToSend
  attempt: number
  sender: NoticeSender
}

const claimSeconds = 90

/** Decides about notices that are due. */
export function createNoticeClaims({ sealing, rules, senders, logger, onNotConfigured }: NoticeClaimDependencies) {
  async function keepBack(tx: Db, { id, template }: NoticeToSend, decision: Exclude<Decision, { kind: 'send' }>) {
    if (decision.kind === 'suppress') return settleUnsent(tx, id, { status: 'suppressed', fault: decision.fault })
    if (decision.kind === 'hold') {
      await settleUnsent(tx, id, { status: 'queued', fault: 'quiet-hours', sendAfter: decision.until })
      return addJob(tx, sendNotice, { noticeId: id }, { runAt: decision.until })
    }
    const { findings } = decision
    afterCommit(tx, () => {
      const fields = { event: 'notice-blocked', noticeId: id, template, findings }
      logger.warn(fields, 'A notice was not sent: it names an identifier of its case')
    })
    return settleUnsent(tx, id, { status: 'blocked', fault: 'identifier-found', findings })
  }

  async function decide(tx: Db, notice: NoticeToSend): Promise<ClaimedNotice | undefined> {
    const decision = await rules.decide(tx, notice)
    if (decision.kind !== 'send') {
      await keepBack(tx, notice, decision)
      return undefined
    }
    const sender = senders[notice.channel]
    if (sender !== null) return { notice, sender, attempt: await claimNotice(tx, notice.id, claimSeconds) }
    afterCommit(tx, () => onNotConfigured(notice.channel))
    await settleUnsent(tx, notice.id, { status: 'queued', fault: 'not-configured' })
    return undefined
  }

  /** Undefined where there is nothing to send, or not now. */
  return async (tx: Db, id: string): Promise<ClaimedNotice | undefined> => {
    const row = await lockNotice(tx, id)
    if (!row || !isOpen(row)) return undefined
    if (row.claimed_until === null || !row.claimed) return decide(tx, toNotice(row, sealing))
    // Whoever has it may be gone: it is looked at again once its time is up.
    await addJob(tx, sendNotice, { noticeId: id }, { runAt: row.claimed_until })
    return undefined
  }
}

/** The server's, not the address's. */
const serverFaults: ReadonlySet<NoticeFault | null> = new Set<NoticeFault>([
  'server-unreachable',
  'server-busy',
  'server-refused',
])

/** What a server did not take is tried once more where somebody asks for its job to run again. */
const isOpen = ({ status, fault }: LockedNotice) =>
  status === 'queued' || status === 'sending' || (status === 'failed' && serverFaults.has(fault))

const toNotice = (row: LockedNotice, sealing: NoticeSealing): NoticeToSend => ({
  ...{ id: row.id, category: row.category, channel: row.channel, template: row.template, personId: row.person_id },
  case: row.case_type === null || row.case_id === null ? null : { type: row.case_type, id: row.case_id },
  recipient: sealing.openRecipient(row),
  content: sealing.openContent(row),
})
