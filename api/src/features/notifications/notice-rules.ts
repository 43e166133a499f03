import type { NoticeCategory, NoticeChannel, NoticeFault, NoticeFinding } from '@medinotes/shared/notices'
import type { Db } from '../../platform/database.ts'
import type { NoticeCase } from './notice-case.ts'
import type { StoredContent } from './notice-sealing.ts'

/** A notice about to be sent. */
export interface NoticeToSend {
  id: string
  category: NoticeCategory
  channel: NoticeChannel
  template: string
  personId: string | null
  case: NoticeCase | null
  recipient: string
  content: StoredContent
}

export type Decision =
  | { kind: 'send' }
  | { kind: 'suppress'; fault: NoticeFault }
  | { kind: 'hold'; until: Date }
  | { kind: 'block'; findings: NoticeFinding[] }

export interface NoticeRules {
  /** Keeps in mind that its reader told the SMS service STOP. */
  stopped(tx: Db, notice: Pick<NoticeToSend, 'channel' | 'recipient'>): Promise<void>
  /** Whether it goes out now, in the transaction that claims it. */
  decide(tx: Db, notice: NoticeToSend): Promise<Decision>
}
