import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'
import type { LinkPurpose } from './sign-in-tables.ts'

export interface NewLink {
  tokenHash: Buffer
  accountId: string
  purpose: LinkPurpose
  email: string
  hours: number
}

/** Takes the place of an earlier link of its purpose. */
export async function replaceLink(db: SignInDb, { tokenHash, accountId, purpose, email, hours }: NewLink) {
  await deleteLinks(db, accountId, [purpose])
  await db
    .insertInto('links')
    .values({
      token_hash: tokenHash,
      account_id: accountId,
      purpose,
      email: email.toLowerCase(),
      expires_at: sql<Date>`now() + make_interval(hours => ${hours}::integer)`,
    })
    .execute()
}

/** Looks at a link without using it up. */
export const findLink = (db: SignInDb, tokenHash: Buffer, purpose: LinkPurpose) =>
  db
    .selectFrom('links')
    .select(['account_id as accountId', 'email'])
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()

/** Undefined where it was followed already, has expired or never was; of two at once one gets it. */
export const takeLink = (db: SignInDb, tokenHash: Buffer, purposes: readonly LinkPurpose[]) =>
  db
    .deleteFrom('links')
    .where('token_hash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['account_id as accountId', 'purpose', 'email'])
    .executeTakeFirst()

export async function deleteLinks(db: SignInDb, accountId: string, purposes: readonly LinkPurpose[]) {
  await db.deleteFrom('links').where('account_id', '=', accountId).where('purpose', 'in', purposes).execute()
}

/** The address that waits for its link to be followed. */
export async function findPendingEmail(db: SignInDb, accountId: string) {
  const link = await db
    .selectFrom('links')
    .select('email')
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'change-email')
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return link?.email ?? null
}
