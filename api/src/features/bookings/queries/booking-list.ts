import type { BookingExportQuery, BookingQuery } from '@medinotes/shared/booking-views'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database } from '../../../platform/database.ts'
import { planAfresh } from '../../../platform/plan-afresh.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { decodePlace, encodePlace } from './booking-cursor.ts'
import { type BookingFilter, type BookingPlace, selectBookings } from './booking-list.repository.ts'
import { summaryOf, type SummaryRow } from './booking-summary.ts'
import { selectSurroundings } from './booking-surroundings.repository.ts'
import { createSealGuard } from './seal-guard.ts'

interface Dependencies {
  database: Database
  audit: Audit
  blindIndex: BlindIndex
  sealing: BookingSealing
}

export const placeOf = ({ starts_at, id }: SummaryRow): BookingPlace => ({ startsAt: starts_at, id })

export type BookingList = ReturnType<typeof createBookingList>

/** Bookings as lists and files show them. */
export function createBookingList({ database, audit, blindIndex, sealing }: Dependencies) {
  const guard = createSealGuard({ database, audit })

  /** Null where nothing can match what was asked for. */
  function filterOf(principal: Principal, asked: BookingExportQuery): Omit<BookingFilter, 'after' | 'limit'> | null {
    const organizationId = organizationOf(principal).id
    const { query = '', status, paperwork, ...filters } = asked
    const tokens = blindIndex.searchTokens(organizationId, query)
    if (query.trim() !== '' && tokens.length === 0) return null
    const statuses = status === undefined ? undefined : [status].flat()
    return { ...filters, organizationId, tokens, statuses, paperworkMissing: paperwork === 'missing' }
  }

  const summaries = (principal: Principal, rows: readonly SummaryRow[]) =>
    guard(principal, async () => {
      const ids = rows.map(({ id }) => id)
      const around = await database.system((tx) => selectSurroundings(tx, ids))
      return rows.flatMap((row) => {
        const names = around.get(row.id)
        return names === undefined ? [] : [summaryOf(sealing, row, names)]
      })
    })

  return {
    filterOf,
    summaries,

    async list(principal: Principal, { cursor, limit, ...asked }: BookingQuery) {
      const filter = filterOf(principal, asked)
      if (filter === null) return { items: [], nextCursor: null }
      const after = cursor === undefined ? undefined : decodePlace(cursor)
      const rows = await database.as(principal, async (tx) => {
        await planAfresh(tx)
        const found = await selectBookings(tx, { ...filter, after, limit: limit + 1 })
        const ids = found.slice(0, limit).map(({ id }) => id)
        await audit.record(tx, principal, 'booking.listed', { type: 'booking', id: null }, { ids })
        return found
      })
      const page = rows.slice(0, limit)
      const last = rows.length > limit ? page.at(-1) : undefined
      return { items: await summaries(principal, page), nextCursor: last ? encodePlace(placeOf(last)) : null }
    },
  }
}
