import type { Cipher, SealedPlace } from '../../platform/crypto/cipher.ts'
import type { RenderedNotice } from './render-notice.ts'

/** What the reader gets. */
export interface StoredContent extends RenderedNotice {
  /** What goes by SMS beside a mail to who wants that too; null where there is none. */
  sms: string | null
  /** A file that goes along with a mail. */
  attachment: NoticeAttachment | null
  /** Whose name a mail is sent under; the product's where absent. */
  from?: string
  /** What its facts hold that is public or our own: no finding even where it spells an identifier. */
  known: readonly string[]
}

export interface NoticeAttachment {
  filename: string
  contentType: string
  content: string
}

const placeOf = (id: string, column: string): SealedPlace => ({ organizationId: '', table: 'notices', column, row: id })

export type NoticeSealing = ReturnType<typeof createNoticeSealing>

/** Seals and opens whom a notice goes to and what it says, links and codes among it. */
export function createNoticeSealing(cipher: Cipher) {
  const openRecipient = ({ id, recipient_sealed }: { id: string; recipient_sealed: string }) =>
    cipher.open(placeOf(id, 'recipient_sealed'), recipient_sealed)

  function openContent({ id, content_sealed }: { id: string; content_sealed: string }): StoredContent {
    const opened = JSON.parse(cipher.open(placeOf(id, 'content_sealed'), content_sealed)) as Partial<StoredContent>
    return { subject: null, text: '', html: null, sms: null, attachment: null, known: [], ...opened }
  }

  return {
    openRecipient,
    openContent,
    seal: (id: string, { recipient, content }: { recipient: string; content: Partial<StoredContent> }) => ({
      recipient_sealed: cipher.seal(placeOf(id, 'recipient_sealed'), recipient),
      content_sealed: cipher.seal(placeOf(id, 'content_sealed'), JSON.stringify(content)),
    }),
  }
}
