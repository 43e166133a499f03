import { noticeFindingSchema, type NoticeStatus } from '@medinotes/shared/notices'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import { noticeCodesSchema } from './notice-codes.ts'

const codesSchema = noticeCodesSchema.extend({ findings: z.array(noticeFindingSchema).nullable() })

const troubled = ['failed', 'blocked', 'bounced'] as const

interface Scope {
  organizationId: string | null
  /** Those that belong to no organization, such as those about accounts. */
  withoutOrganization: boolean
}

export type TroubledRow = Awaited<ReturnType<typeof selectTroubled>>[number]

/** What did not arrive, the latest first. */
export async function selectTroubled(
  db: Db,
  { organizationId, withoutOrganization }: Scope,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'template', 'category', 'channel', 'recipient_sealed', 'status', 'fault', 'findings', 'attempts'])
    .select('created_at')
    .where('status', 'in', troubled)
    // Row-level security says the same, but in a form that no index serves.
    .where((eb) =>
      eb.or([
        eb('organization_id', '=', organizationId),
        ...(withoutOrganization ? [eb('organization_id', 'is', null)] : []),
      ]),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (select created_at, id from notices where id = ${after}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, ...codesSchema.parse(row) }))
}

interface Chosen {
  ids: readonly string[]
  /** Of a template that is settled elsewhere. */
  otherThan: string
}

/** Of those of the caller that did not arrive. */
const settle = (db: Db, { ids, otherThan }: Chosen, from: readonly NoticeStatus[]) =>
  db
    .updateTable('notices')
    .where('id', 'in', ids)
    .where('status', 'in', from)
    .where('template', '<>', otherThan)
    .returning(['id', 'template'])

/** Those that had failed. */
export const queueAgain = (db: Db, chosen: Chosen) =>
  settle(db, chosen, ['failed'])
    .set({ status: 'queued', fault: null, attempts: 0, claimed_until: null, send_after: sql<Date>`now()` })
    .execute()

export const giveUp = (db: Db, chosen: Chosen) =>
  settle(db, chosen, troubled).set({ status: 'suppressed', fault: 'discarded' }).execute()
