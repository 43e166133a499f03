import { SealBroken } from '../../../platform/crypto/cipher.ts'
import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'

/** For reads that open sealed values: one that does not open, altered or moved, is an error and an event of the trail. */
export function createSealGuard({ database, audit }: { database: Database; audit: Audit }) {
  return async <Result>(principal: Principal, read: () => Promise<Result>) => {
    try {
      return await read()
    } catch (error) {
      if (error instanceof SealBroken) await recordBrokenSeal(principal, error)
      throw error
    }
  }

  function recordBrokenSeal(principal: Principal, { place }: SealBroken) {
    // An entry of what happened has an id of its own.
    const [id = null] = place.table === 'booking_activity' ? [] : place.row.split(':')
    const details = { table: place.table, column: place.column }
    const type = place.table === 'booking_drafts' ? 'booking-draft' : 'booking'
    return database.as(principal, (tx) => audit.record(tx, principal, 'booking.unreadable', { type, id }, details))
  }
}
