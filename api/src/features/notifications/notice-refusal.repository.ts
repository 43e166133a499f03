import type { NoticeChannel } from '@medinotes/shared/notices'
import type { Db } from '../../platform/database.ts'
import type { RefusalReason } from './notice-preferences.repository.ts'

interface Refusal {
  channel: NoticeChannel
  index: Buffer
  reason: RefusalReason
}

/** A complaint weighs more than a bounce, and takes its place. */
export async function keepRefusal(tx: Db, { channel, index, reason }: Refusal) {
  if (reason === 'complained') await dropRefusal(tx, { channel, index, reason: 'bounced' })
  await tx
    .insertInto('notice_refusals')
    .values({ channel, address_index: index, reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function dropRefusal(tx: Db, { channel, index, reason }: Refusal) {
  await tx
    .deleteFrom('notice_refusals')
    .where('channel', '=', channel)
    .where('address_index', '=', index)
    .where('reason', '=', reason)
    .execute()
}
