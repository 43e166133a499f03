import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

/** A key pair of the built-in issuer; the private half is encrypted with the sign-in secret. */
export interface SigningKey {
  publicKey: string
  privateKey: string
  createdAt: Date
  expiresAt: Date
}

/**
 * The key that signs from now on: this one, unless another request or instance has kept one meanwhile. With several, tokens of
 * all but one would be refused until the verifier may ask for the keys again.
 */
export async function keepSigningKey(tx: SignInDb, key: SigningKey): Promise<SigningKey & { id: string }> {
  await sql`select pg_advisory_xact_lock(hashtext('medinotes signing key'))`.execute(tx)
  const columns = ['id', 'publicKey', 'privateKey', 'createdAt', 'expiresAt'] as const
  const kept = await tx
    .selectFrom('jwks')
    .select(columns)
    .where('expiresAt', '>', key.createdAt)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  return kept ?? tx.insertInto('jwks').values(key).returning(columns).executeTakeFirstOrThrow()
}
