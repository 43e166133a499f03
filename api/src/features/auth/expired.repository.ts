import type { SignInDb } from './sign-in-database.ts'

const tables = ['links', 'challenges', 'sms_codes', 'trusted_devices'] as const

/** Removes what has run out and opens nothing any more; returns how many rows that were. */
export async function deleteExpired(db: SignInDb, before: Date): Promise<number> {
  const sessions = await db.deleteFrom('session').where('expiresAt', '<', before).executeTakeFirst()
  let count = sessions.numDeletedRows
  for (const table of tables) {
    count += (await db.deleteFrom(table).where('expires_at', '<', before).executeTakeFirst()).numDeletedRows
  }
  return Number(count)
}
