import { randomUUID } from 'node:crypto'
import type { SentNotice } from '@medinotes/shared/notices'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import { categoryOf } from './notice-categories.ts'
import { publicFacts } from './booking-notice-templates.ts'
import { cleanFacts } from './clean-facts.ts'
import type { NoticeCase } from './notice-case.ts'
import { createNoticeSealing, type NoticeAttachment } from './notice-sealing.ts'
import { smsTextOf } from './notice-sms.ts'
import type { NoticeFacts, NoticeTemplate } from './notice-templates.ts'
import { insertNotice, listNotices, type NoticeRow } from './notice.repository.ts'
import { renderNotice } from './render-notice.ts'
import { sendNotice } from './send-notice.job.ts'

/** Where a notice goes: an e-mail address, or a phone number for what is sent as SMS. */
interface Notice<Template extends NoticeTemplate> {
  template: Template
  to: string
  facts: NoticeFacts[Template]
  /** Null where it concerns a person's account rather than their work. */
  organizationId: string | null
  /** Whose preferences count; null for an address without an account. */
  personId?: string | null
  /** Whose identifiers it must not name. */
  case?: NoticeCase
  /** Goes along with a mail. */
  attachment?: NoticeAttachment
  /** What stands in the attachment and is public or our own. */
  known?: readonly string[]
  /** The same cause told twice, by two instances or by a job that ran again, is one notice. */
  dedupeKey?: string
}

export interface Outbox {
  /** Leaves a notice in the transaction of its cause: it is sent if, and only if, the cause happened. */
  leave<Template extends NoticeTemplate>(tx: Db, notice: Notice<Template>): Promise<void>
  /** The same in a transaction of its own, for causes outside of our tables. */
  leaveAlone<Template extends NoticeTemplate>(notice: Notice<Template>): Promise<void>
  /** What was left, the latest first. */
  list(page: {
    limit: number
    cursor?: string | undefined
  }): Promise<{ items: SentNotice[]; nextCursor: string | null }>
}

interface Dependencies {
  database: Database
  cipher: Cipher
  publicUrl: string
  /** Whether an SMS can be replied to. */
  takesReplies: boolean
}

export function createOutbox({ database, cipher, publicUrl, takesReplies }: Dependencies): Outbox {
  const sealing = createNoticeSealing(cipher)

  async function leave<Template extends NoticeTemplate>(tx: Db, notice: Notice<Template>) {
    const id = randomUUID()
    const content = renderNotice(notice.template, notice.facts, { publicUrl })
    const { attachment = null } = notice
    const sms = smsTextOf(notice.template, notice.facts, { publicUrl, takesReplies })
    const inserted = await insertNotice(tx, {
      ...{ id, organization_id: notice.organizationId, person_id: notice.personId ?? null },
      channel: content.html === null ? 'sms' : 'email',
      ...{ template: notice.template, category: categoryOf[notice.template] },
      ...{ case_type: notice.case?.type ?? null, case_id: notice.case?.id ?? null },
      dedupe_key: notice.dedupeKey ?? null,
      ...sealing.seal(id, {
        recipient: notice.to,
        content: { ...content, sms, attachment, known: [...knownOf(notice.facts), ...(notice.known ?? [])] },
      }),
    })
    if (inserted) await addJob(tx, sendNotice, { noticeId: id })
  }

  function open({ id, channel, status, fault, created_at, ...row }: NoticeRow): SentNotice {
    const { subject, text, html, attachment } = sealing.openContent({ id, ...row })
    const recipient = sealing.openRecipient({ id, ...row })
    return {
      id,
      channel,
      status,
      fault,
      recipient,
      subject,
      text,
      html,
      attachment: attachment?.filename ?? null,
      createdAt: created_at.toISOString(),
    }
  }

  return {
    leave,
    leaveAlone: (notice) => database.system((tx) => leave(tx, notice)),
    async list({ limit, cursor }) {
      const rows = await database.system((tx) => listNotices(tx, { limit: limit + 1, before: cursor }))
      const page = rows.slice(0, limit)
      return { items: page.map(open), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
    },
  }
}

/** As they stand in the notice. */
const knownOf = (facts: object) =>
  Object.entries(cleanFacts(facts)).flatMap(([name, value]) =>
    publicFacts.has(name) && typeof value === 'string' && value !== '' ? [value] : [],
  )
