import { randomUUID } from 'node:crypto'
import type { Finding, FindingKind } from '@medinotes/shared/acuity-findings'
import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'

interface About {
  organizationId: string
  accountId: string
  bookingId: string | null
  acuityId: number | null
}

export interface NotedFinding extends About {
  kind: FindingKind
  details?: Finding['details']
  /** Where it is put right already. */
  settlement?: 'applied'
}

/** The same one again is one. */
export async function noteFinding(tx: Db, { kind, details = {}, settlement, ...about }: NotedFinding) {
  await tx
    .insertInto('acuity_findings')
    .values({
      ...{ id: randomUUID(), organization_id: about.organizationId, account_id: about.accountId },
      ...{ booking_id: about.bookingId, acuity_id: about.acuityId, kind, details: JSON.stringify(details) },
      ...(settlement && { settlement, settled_at: sql<Date>`now()` }),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'kind', 'booking_id', 'acuity_id'])
        .where('settled_at', 'is', null)
        .doUpdateSet({ details: JSON.stringify(details), seen_at: sql<Date>`now()` }),
    )
    .execute()
}

/** What was found of a booking and is so no more. */
export async function clearFindings(
  tx: Db,
  { accountId, bookingId }: Pick<About, 'accountId' | 'bookingId'>,
  kinds: readonly FindingKind[],
) {
  await tx
    .updateTable('acuity_findings')
    .set({ settled_at: sql<Date>`now()`, settlement: 'gone' })
    .where('account_id', '=', accountId)
    .where('booking_id', bookingId === null ? 'is' : '=', bookingId)
    .where('kind', 'in', kinds)
    .where('settled_at', 'is', null)
    .execute()
}
