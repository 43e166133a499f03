import type { NoticeFault, NoticeFinding, NoticeStatus } from '@medinotes/shared/notices'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import { caseTypes } from './notice-case.ts'
import { noticeCodesSchema } from './notice-codes.ts'

const codesSchema = noticeCodesSchema.extend({ case_type: z.enum(caseTypes).nullable() })

export type LockedNotice = NonNullable<Awaited<ReturnType<typeof lockNotice>>>

/** Nobody else decides about it before the transaction ends; `claimed` while another attempt may be sending it. */
export async function lockNotice(tx: Db, id: string) {
  const row = await tx
    .selectFrom('notices')
    .selectAll()
    .select(sql<boolean>`coalesce(claimed_until > now(), false)`.as('claimed'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, ...codesSchema.parse(row) }
}

/** Takes it for `seconds`; returns which attempt this is. */
export async function claimNotice(tx: Db, id: string, seconds: number) {
  const { attempts } = await tx
    .updateTable('notices')
    .set((eb) => ({
      status: 'sending',
      attempts: eb('attempts', '+', 1),
      claimed_until: sql<Date>`now() + make_interval(secs => ${seconds})`,
    }))
    .where('id', '=', id)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  return attempts
}

interface Unsent {
  status: NoticeStatus
  fault: NoticeFault | null
  findings?: NoticeFinding[]
  sendAfter?: Date
}

/** What was decided about a notice that is not sent, or not now. */
export async function settleUnsent(tx: Db, id: string, { status, fault, findings, sendAfter }: Unsent) {
  await tx
    .updateTable('notices')
    .set({
      ...{ status, fault, claimed_until: null },
      ...(findings !== undefined && { findings: JSON.stringify(findings) }),
      ...(sendAfter !== undefined && { send_after: sendAfter }),
    })
    .where('id', '=', id)
    .execute()
}

/** Whichever attempt it was, also one whose claim had run out meanwhile. */
export async function markSent(tx: Db, id: string, providerId: string | null) {
  await tx
    .updateTable('notices')
    .set({ status: 'sent', fault: null, provider_id: providerId, sent_at: sql<Date>`now()`, claimed_until: null })
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .execute()
}

/** Of no consequence once another attempt took the notice over. */
export async function markUnsent(
  tx: Db,
  { id, attempt }: { id: string; attempt: number },
  { status, fault }: Pick<Unsent, 'status' | 'fault'>,
) {
  await tx
    .updateTable('notices')
    .set({ status, fault, claimed_until: null })
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .where('attempts', '=', attempt)
    .execute()
}
