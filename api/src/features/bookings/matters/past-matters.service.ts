import type { PastMatter, PastMatterQuery } from '@medinotes/shared/booking-drafts'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { createSealGuard } from '../queries/seal-guard.ts'
import { matterKey } from './matter-key.ts'
import { selectMatching } from './past-matter.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  blindIndex: BlindIndex
  sealing: BookingSealing
}

/** What a matter is known from lies in sealed columns, so that many bookings are opened and no more. */
const looksBack = 500

/** Matters of earlier bookings of the caller's organization, to fill in the next one. */
export function createPastMatters({ database, audit, blindIndex, sealing }: Dependencies) {
  const guard = createSealGuard({ database, audit })

  /** The latest first; one entry for a person and a claim. */
  function grouped(rows: readonly BookingRow[]) {
    const matters = new Map<string, PastMatter & { id: string }>()
    for (const row of rows) {
      const examinee = sealing.openExaminee(row)
      const matter = sealing.openMatter(row)
      if (examinee === null || matter === null) continue
      const key = matterKey(row, matter)
      const known = matters.get(key)
      if (known) known.bookings += 1
      else matters.set(key, { id: row.id, bookingId: row.id, examinee, matter, bookings: 1, lastAt: instant(row) })
    }
    return [...matters.values()]
  }

  return {
    async search(principal: Principal, { query = '', ...page }: PastMatterQuery) {
      const organizationId = organizationOf(principal).id
      const tokens = blindIndex.searchTokens(organizationId, query)
      if (query.trim() !== '' && tokens.length === 0) return { items: [], nextCursor: null }
      const search = async (tx: Db) => {
        const matters = grouped(
          await selectMatching(tx, { firmId: organizationId, sideId: organizationId, tokens, limit: looksBack }),
        )
        const found = await readPage(page, async (request) => afterThat(matters, request), withoutId)
        const ids = found.items.map(({ bookingId }) => bookingId)
        await audit.record(tx, principal, 'booking.matters-searched', { type: 'booking', id: null }, { ids })
        return found
      }
      return guard(principal, () => database.as(principal, search))
    },
  }
}

const instant = ({ created_at }: BookingRow) => created_at.toISOString()

const withoutId = ({ id: _id, ...matter }: PastMatter & { id: string }): PastMatter => matter

function afterThat<Item extends { id: string }>(
  items: readonly Item[],
  { after, limit }: { after: string | undefined; limit: number },
) {
  const last = items.findIndex(({ id }) => id === after)
  // A cursor that is not in the list is not one of ours.
  if (after !== undefined && last === -1) return []
  return items.slice(last + 1, last + 1 + limit)
}
