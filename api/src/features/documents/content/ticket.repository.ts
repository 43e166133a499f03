import type { Db } from '../../../platform/database.ts'

/** Whether nobody was before: of several at once, over all instances, it is one. */
export async function useTicket(tx: Db, id: string, expiresAt: Date) {
  const row = await tx
    .insertInto('used_tickets')
    .values({ id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What is over is refused for that alone. */
export const deleteOldTickets = (tx: Db, before: Date) =>
  tx.deleteFrom('used_tickets').where('expires_at', '<', before).execute()
