import { SealBroken } from '../../../platform/crypto/cipher.ts'
import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'

/** For reads that open names of files: one that does not open, altered or moved, is an error and an event of the trail. */
export const createDocumentSealGuard =
  ({ database, audit }: { database: Database; audit: Audit }) =>
  async <Result>(principal: Principal, read: () => Promise<Result>) => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      const { table, column, row } = error.place
      const subject = { type: 'document' as const, id: row }
      await database.as(principal, (tx) =>
        audit.record(tx, principal, 'document.unreadable', subject, { table, column }),
      )
      throw error
    }
  }
