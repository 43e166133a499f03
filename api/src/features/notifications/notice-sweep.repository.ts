import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

const kept = { noticeDays: 90, webhookDays: 30 }

/** Removes what nobody looks for any more: old notices, codes that have run out, and webhooks that come no second time. */
export async function sweepNotices(db: Db) {
  const older = (days: number) => sql<Date>`now() - make_interval(days => ${days}::integer)`
  await db.deleteFrom('notices').where('created_at', '<', older(kept.noticeDays)).execute()
  await db
    .deleteFrom('notice_phone_codes')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
  await db.deleteFrom('notice_webhooks').where('received_at', '<', older(kept.webhookDays)).execute()
}
