import { SealBroken } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'

/**
 * Like `database.as`, for work that opens sealed values: one that does not open, altered or moved, is an error and an
 * event of the trail, in a transaction of its own because the work's is undone.
 */
export function createSealedReads({ database, audit }: { database: Database; audit: Audit }) {
  return async <Result>(principal: Principal, work: (tx: Db) => Promise<Result>) => {
    try {
      return await database.as(principal, work)
    } catch (error) {
      if (error instanceof SealBroken) await recordBrokenSeal(principal, error)
      throw error
    }
  }

  function recordBrokenSeal(principal: Principal, { place }: SealBroken) {
    const [id = null] = place.row.split(':')
    const details = { table: place.table, column: place.column }
    return database.as(principal, (tx) =>
      audit.record(tx, principal, 'consultation.unreadable', { type: 'consultation', id }, details),
    )
  }
}

export type SealedReads = ReturnType<typeof createSealedReads>
