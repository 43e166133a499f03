import { randomUUID } from 'node:crypto'
import type { NoticeFault, NoticeStatus } from '@medinotes/shared/notices'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import { addressIndex } from './address-index.ts'
import { letterFooter, type PostedLetter, postedLetterHtml } from './letter-html.ts'
import { findRefusal } from './notice-preferences.repository.ts'
import { createNoticeSealing } from './notice-sealing.ts'
import { insertNotice, selectNoticeStates } from './notice.repository.ts'
import { maskEmail } from './phone-number.ts'
import { sendNotice } from './send-notice.job.ts'

interface Letter extends PostedLetter {
  to: string
  organizationId: string
}

export const letterTemplate = 'patient-letter'

export type LetterPost = ReturnType<typeof createLetterPost>

/**
 * Carries clinicians' letters to their patients by the way of notices: sealed, tried again, sent once. They are no notices: what
 * they say is meant for who reads them, so that no identifier stops them (docs/decisions/027-patient-email.md).
 */
export function createLetterPost({
  database,
  cipher,
  blindIndex,
}: {
  database: Database
  cipher: Cipher
  blindIndex: BlindIndex
}) {
  const sealing = createNoticeSealing(cipher)

  return {
    /** Leaves a letter in the transaction that records it; returns the id by which to ask what became of it. */
    async leave(tx: Db, { to, organizationId, ...letter }: Letter): Promise<string> {
      const id = randomUUID()
      const subject = `A message from ${letter.from} about your visit`
      const text = `${letter.text.trim()}\n\n-- \n${letterFooter(letter.from)}\n`
      const content = { subject, text, html: postedLetterHtml(letter, subject), from: letter.from }
      await insertNotice(tx, {
        ...{ id, organization_id: organizationId, person_id: null, channel: 'email' },
        ...{ template: letterTemplate, category: 'letters' },
        ...sealing.seal(id, { recipient: to, content }),
      })
      await addJob(tx, sendNotice, { noticeId: id })
      return id
    },

    /** Whether mail to this address came back or was called unwanted, which only the service's own rights can tell. */
    refuses: async (to: string) =>
      (await database.system((tx) => findRefusal(tx, 'email', addressIndex(blindIndex, 'email', to)))) !== null,

    /** What became of letters; those of more than ninety days ago are not kept. */
    async statesOf(ids: readonly string[]): Promise<Map<string, { status: NoticeStatus; fault: NoticeFault | null }>> {
      const rows = ids.length === 0 ? [] : await database.system((tx) => selectNoticeStates(tx, ids))
      return new Map(rows.map(({ id, status, fault }) => [id, { status, fault }]))
    },

    mask: maskEmail,
  }
}
