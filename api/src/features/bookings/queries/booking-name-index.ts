import { SealBroken } from '../../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { catchUpNames } from '../../../platform/name-index.ts'
import type { DetailsWriter } from '../booking-details.ts'
import { type BookingRow, toBookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { insertTokens } from '../details.repository.ts'

interface Dependencies {
  database: Database
  sealing: BookingSealing
  details: Pick<DetailsWriter, 'tokensOf'>
}

/** Puts bookings from before into the present index of names and numbers. */
export function createBookingNameIndex({ database, sealing, details }: Dependencies) {
  /** One that does not open is found by nothing, and whoever reads it is told. */
  function tokensOf(row: BookingRow) {
    try {
      const [examinee, matter] = [sealing.openExaminee(row), sealing.openMatter(row)]
      return examinee === null || matter === null ? [] : details.tokensOf(row, { examinee, matter })
    } catch (error) {
      if (error instanceof SealBroken) return []
      throw error
    }
  }

  async function writeSome(tx: Db, { after, limit }: { after: string | undefined; limit: number }) {
    const rows = await tx
      .selectFrom('bookings')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .forShare()
      .execute()
    await insertTokens(
      tx,
      rows.flatMap((row) => tokensOf(toBookingRow(row))),
    )
    return rows.map(({ id }) => id)
  }

  return (signal: AbortSignal) => catchUpNames({ database, subject: 'bookings', signal }, writeSome)
}
