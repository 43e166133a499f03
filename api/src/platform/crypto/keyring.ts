import { randomBytes } from 'node:crypto'
import type { Database, Db } from '../database.ts'
import { StartupError } from '../startup-error.ts'
import { createBlindIndex, type BlindIndex } from './blind-index.ts'
import { createCipher, type Cipher } from './cipher.ts'
import type { KeyWrapper } from './key-wrapper.ts'

/** Everything that is derived from the data keys. */
export interface Keyring {
  cipher: Cipher
  blindIndex: BlindIndex
  /** Secret of the built-in issuer, 43 characters. */
  signInSecret: string
  /** Of the key that signs what is anchored of the audit trail, 32 bytes. */
  anchorSeed: Buffer
  /** Of what documents on disk are sealed with, 32 bytes. */
  documentKey: Buffer
  /** Secret that tickets are signed with, 43 characters. */
  ticketSecret: string
}

const purposes = ['phi', 'blind-index', 'sign-in', 'anchor', 'documents', 'tickets'] as const
type Purpose = (typeof purposes)[number]

interface DataKey {
  id: string
  purpose: Purpose
  key: Buffer
}

/** Unwraps the data keys kept in the database, making them on the very first start. */
export async function openKeyring(database: Database, wrapper: KeyWrapper): Promise<Keyring> {
  const rows = await database.system((tx) => ensureKeys(tx, wrapper))
  const keys = await Promise.all(
    rows.map(async ({ id, purpose, wrapped_key }) => ({ id, purpose, key: await unwrap(wrapper, wrapped_key) })),
  )
  const phi = keys.filter((key) => key.purpose === 'phi')
  return {
    cipher: createCipher({ current: newest(phi).id, keys: new Map(phi.map(({ id, key }) => [id, key])) }),
    blindIndex: createBlindIndex(newestOf(keys, 'blind-index').key),
    signInSecret: newestOf(keys, 'sign-in').key.toString('base64url'),
    anchorSeed: newestOf(keys, 'anchor').key,
    documentKey: newestOf(keys, 'documents').key,
    ticketSecret: newestOf(keys, 'tickets').key.toString('base64url'),
  }
}

const newestOf = (keys: DataKey[], purpose: Purpose) => newest(keys.filter((key) => key.purpose === purpose))

function newest(keys: DataKey[]) {
  const last = keys.at(-1)
  if (!last) throw new StartupError('A data key is missing from the database. Restore it from your backup.')
  return last
}

async function unwrap(wrapper: KeyWrapper, wrapped: string) {
  try {
    return await wrapper.unwrap(wrapped)
  } catch (error) {
    const message =
      wrapper.name === 'file'
        ? 'The key file in the data folder does not open this database. Restore the folder `keys` that belongs to it.'
        : 'KMS did not unwrap the data keys. Check KMS_KEY_ID and the permission to decrypt with it.'
    throw new StartupError(message, { cause: error })
  }
}

async function ensureKeys(tx: Db, wrapper: KeyWrapper) {
  // Two instances may meet an empty database at once; the second waits and finds the first one's keys.
  await tx.executeQuery(lockTable(tx))
  const stored = await selectKeys(tx)
  const missing = purposes.filter((purpose) => !stored.some((key) => key.purpose === purpose))
  if (missing.length === 0) return stored
  // A later version brings a new purpose; its key is not wrapped by what does not open the others.
  for (const { wrapped_key } of stored) await unwrap(wrapper, wrapped_key)
  for (const purpose of missing) {
    const wrapped_key = await wrapper.wrap(randomBytes(32))
    await tx
      .insertInto('encryption_keys')
      .values({ id: `${purpose}-1`, purpose, wrapped_key, wrapped_by: wrapper.name })
      .execute()
  }
  return selectKeys(tx)
}

const lockTable = (tx: Db) =>
  tx.selectNoFrom((eb) => eb.fn('pg_advisory_xact_lock', [eb.val(4_217_001)]).as('locked')).compile()

async function selectKeys(tx: Db) {
  const rows = await tx.selectFrom('encryption_keys').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows as ((typeof rows)[number] & { purpose: Purpose })[]
}
