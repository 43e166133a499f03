import { nameWords } from '@medinotes/shared/name-words'
import { type BookingHit, bookingHitSchema, type HitGroup, type MatterHit } from '@medinotes/shared/search'
import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Finder } from '../../search/finder.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { matterKey } from '../matters/matter-key.ts'
import { selectBookings } from './booking-list.repository.ts'
import type { BookingList } from './booking-list.ts'
import type { SummaryRow } from './booking-summary.ts'
import { createSealGuard } from './seal-guard.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: BookingSealing
  list: Pick<BookingList, 'filterOf' | 'summaries'>
}

/** Matters lie in sealed columns, so that so many of the latest are opened and no more. */
const looksBack = 25

const groupOf = <Item>(found: readonly Item[], limit: number): HitGroup<Item> => ({
  items: found.slice(0, limit),
  hasMore: found.length > limit,
})

/** Bookings by reference, examinee and numbers, the latest first; and the matters whose numbers were meant. */
export function createBookingSearch({ database, audit, sealing, list }: Dependencies): Finder<{
  bookings: HitGroup<BookingHit>
  matters: HitGroup<MatterHit>
}> {
  const guard = createSealGuard({ database, audit })

  function mattersIn(rows: readonly SummaryRow[], query: string) {
    const words = nameWords(query)
    const matters = new Map<string, MatterHit>()
    for (const row of rows) {
      const [examinee, matter] = [sealing.openExaminee(row), sealing.openMatter(row)]
      if (examinee === null || matter === null || !hasNumber(matter, words)) continue
      // The same claim of two firms is two matters.
      const key = `${row.organization_id} ${matterKey(row, matter)}`
      const { claimNumber, fileNumber = null } = matter
      const known = matters.get(key)
      if (known) known.bookings += 1
      else matters.set(key, { bookingId: row.id, bookings: 1, examineeName: examinee.name, claimNumber, fileNumber })
    }
    return [...matters.values()]
  }

  async function bookingsOf(principal: Principal, rows: readonly SummaryRow[]) {
    const fileNumbers = new Map(rows.map((row) => [row.id, sealing.openMatter(row)?.fileNumber ?? null]))
    const summaries = await list.summaries(principal, rows)
    return summaries.map((summary) =>
      bookingHitSchema.parse({ ...summary, fileNumber: fileNumbers.get(summary.id) ?? null }),
    )
  }

  return async (tx, principal, { query, limit }) => {
    const filter = list.filterOf(principal, { query, order: 'latest' })
    const rows = filter === null ? [] : await selectBookings(tx, { ...filter, after: undefined, limit: looksBack })
    return {
      ids: rows.map(({ id }) => id),
      open: () =>
        guard(principal, async () => ({
          bookings: { items: await bookingsOf(principal, rows.slice(0, limit)), hasMore: rows.length > limit },
          matters: groupOf(mattersIn(rows, query), limit),
        })),
    }
  }
}

interface Numbers {
  claimNumber: string
  fileNumber?: string | undefined
}

const hasNumber = ({ claimNumber, fileNumber = '' }: Numbers, words: readonly string[]) =>
  nameWords(`${claimNumber} ${fileNumber}`).some((number) => words.some((word) => number.startsWith(word)))
