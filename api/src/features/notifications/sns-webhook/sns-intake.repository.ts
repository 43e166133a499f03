import type { NoticeFault } from '@medinotes/shared/notices'
import type { Db } from '../../../platform/database.ts'

/** False where it was taken in before; ids are kept for longer than a message is believed. */
export async function rememberMessage(tx: Db, id: string) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('notice_webhooks')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Returns the notices it was: none where the mail was not one of ours. */
export const markBounced = (tx: Db, providerId: string, fault: NoticeFault) =>
  tx
    .updateTable('notices')
    .set({ status: 'bounced', fault })
    .where('channel', '=', 'email')
    .where('provider_id', '=', providerId)
    .where('status', 'in', ['sent', 'bounced'])
    .returning(['id', 'template', 'channel', 'organization_id as organizationId'])
    .execute()
