import { randomUUID } from 'node:crypto'
import type { SentNotice } from '@medinotes/shared/notices'
import type { Cipher, SealedPlace } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import { type NoticeFacts, noticeTemplates, type NoticeTemplate } from './notice-templates.ts'
import { insertNotice, listNotices, type NoticeRow } from './notice.repository.ts'

/** Where a notice goes: an e-mail address, or a phone number for what is sent as SMS. */
interface Notice<Template extends NoticeTemplate> {
  template: Template
  to: string
  facts: NoticeFacts[Template]
  /** Null where it concerns a person's account rather than their work. */
  organizationId: string | null
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
}

const bySms: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>(['sign-in-code'])

const placeOf = (id: string, column: string): SealedPlace => ({ organizationId: '', table: 'notices', column, row: id })

export function createOutbox({ database, cipher }: Dependencies): Outbox {
  async function leave<Template extends NoticeTemplate>(tx: Db, notice: Notice<Template>) {
    const id = randomUUID()
    const content = noticeTemplates[notice.template](notice.facts)
    await insertNotice(tx, {
      id,
      organization_id: notice.organizationId,
      channel: bySms.has(notice.template) ? 'sms' : 'email',
      template: notice.template,
      recipient_sealed: cipher.seal(placeOf(id, 'recipient_sealed'), notice.to),
      content_sealed: cipher.seal(placeOf(id, 'content_sealed'), JSON.stringify(content)),
    })
  }

  function open({ id, channel, status, fault, recipient_sealed, content_sealed, created_at }: NoticeRow): SentNotice {
    const content = JSON.parse(cipher.open(placeOf(id, 'content_sealed'), content_sealed)) as Pick<
      SentNotice,
      'subject' | 'text'
    >
    const recipient = cipher.open(placeOf(id, 'recipient_sealed'), recipient_sealed)
    return { id, channel, status, fault, recipient, html: null, ...content, createdAt: created_at.toISOString() }
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
