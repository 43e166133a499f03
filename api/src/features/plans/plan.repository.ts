import type { Db } from '../../platform/database.ts'

/** False where the organization asked today already. */
export async function insertPlanRequest(db: Db, organizationId: string, requestedBy: string) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('plan_requests')
    .values({ organization_id: organizationId, requested_by: requestedBy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
