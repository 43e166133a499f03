import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { refreshAppointment, refreshKey } from './acuity-jobs.ts'

interface Hint {
  organizationId: string
  accountId: string
  acuityId: number
  /** What is said to have happened; nobody relies on it. */
  action: string
}

/** Has an appointment read again; the same hint many times is one, and one reading. */
export async function noteHint(tx: Db, { organizationId, accountId, acuityId, action }: Hint) {
  await tx
    .insertInto('acuity_inbox')
    .values({ organization_id: organizationId, account_id: accountId, acuity_id: acuityId, action })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'account_id', 'acuity_id']).doUpdateSet({
        ...{ action, deliveries: sql<number>`acuity_inbox.deliveries + 1`, received_at: sql<Date>`clock_timestamp()` },
      }),
    )
    .execute()
  await addJob(tx, refreshAppointment, { accountId, acuityId }, { key: refreshKey(accountId, acuityId) })
}

/** When an appointment was last hinted at; undefined where nobody waits for it to be read. */
export async function selectHint(tx: Db, accountId: string, acuityId: number) {
  const row = await tx
    .selectFrom('acuity_inbox')
    .select('received_at')
    .where('account_id', '=', accountId)
    .where('acuity_id', '=', String(acuityId))
    .executeTakeFirst()
  return row?.received_at
}

/** Leaves one that came while the appointment was read. */
export async function deleteHint(tx: Db, accountId: string, acuityId: number, receivedAt: Date) {
  await tx
    .deleteFrom('acuity_inbox')
    .where('account_id', '=', accountId)
    .where('acuity_id', '=', String(acuityId))
    .where('received_at', '<=', receivedAt)
    .execute()
}
