import type { NoticeChannel, NoticeFault } from '@medinotes/shared/notices'
import type { StoredContent } from './notice-sealing.ts'

export interface OutgoingNotice {
  id: string
  /** The same at every attempt, so that a second delivery after a crash is known for one. */
  messageId: string
  recipient: string
  content: Pick<StoredContent, 'subject' | 'text' | 'html'> & Partial<Pick<StoredContent, 'attachment' | 'from'>>
}

/** Something that takes notices: a mail server, or a service for mail or SMS. */
export interface NoticeSender {
  /** What it calls the notice, where it will speak of it later; rejects with a SendFault. */
  send(notice: OutgoingNotice, signal: AbortSignal): Promise<{ providerId: string | null }>
  /** Asks whether it answers and knows us, and sends nothing. */
  ping(signal: AbortSignal): Promise<void>
  close(): void
}

export type NoticeSenders = Record<NoticeChannel, NoticeSender | null>

interface Details {
  /** Whether the same notice would be refused again. */
  permanent: boolean
  /** What the library calls it, for the log. */
  code?: string | undefined
}

/** Why a notice could not be sent, in a code of ours: what servers say may quote addresses and is kept nowhere. */
export class SendFault extends Error {
  readonly fault: NoticeFault
  readonly permanent: boolean
  readonly code: string | undefined

  constructor(fault: NoticeFault, { permanent, code }: Details) {
    super(fault)
    this.name = 'SendFault'
    this.fault = fault
    this.permanent = permanent
    this.code = code
  }
}

// One mailbox and nothing that a mail server could read as more: no list, no name, no line end.
const mailboxPattern = /^[^\s@<>()[\],;:"\\\p{C}]{1,64}@[^\s@<>()[\],;:"\\\p{C}]{1,253}$/u

const inOneLine = (text: string) => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** What goes into the head of a mail. */
export function headOf({ recipient, content }: OutgoingNotice) {
  if (!mailboxPattern.test(recipient)) throw new SendFault('address-refused', { permanent: true })
  return {
    to: recipient,
    subject: inOneLine(content.subject ?? ''),
    sender: inOneLine(content.from ?? '') || 'MediNotes Pro',
  }
}
