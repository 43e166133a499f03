import type { Decision } from '@medinotes/shared/booking-changes'
import type { Database, Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { BookingNotices } from '../booking-dependencies.ts'
import { openBooking } from '../booking-finder.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { moveBooking, wrongState } from '../booking-moves.ts'
import { refusePracticeOnly } from '../booking-sides.ts'
import { refuseRefused } from '../confirm.service.ts'
import type { FreeSlot } from '../free-slot.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import type { Settlement } from '../settlement.ts'
import { refuseBegun } from './change-guards.ts'

interface Dependencies {
  database: Database
  journal: BookingJournal
  freeSlot: FreeSlot
  notices: BookingNotices
  settlement: Settlement
  detail: BookingDetail
}

/** The practice's answers to requests. */
export function createDecisionService(dependencies: Dependencies) {
  const { database, journal, freeSlot, notices, settlement, detail } = dependencies

  async function write(tx: Db, principal: Principal, id: string, { decision, note }: Decision) {
    const row = await openBooking(tx, id)
    refusePracticeOnly(principal, row)
    if (row.status !== 'requested') throw wrongState(row)
    if (decision === 'accept') {
      refuseBegun(row)
      const submitting = await moveBooking(tx, row, 'submitting')
      await journal(tx, principal, submitting, 'submitted', { note })
      return settlement.begin(tx, id)
    }
    const declined = await moveBooking(tx, row, 'released')
    await freeSlot(tx, declined)
    await journal(tx, principal, declined, 'declined', { note })
    await notices.declined(tx, id)
  }

  return {
    async decide(principal: Principal, id: string, request: Decision) {
      await database.as(principal, (tx) => write(tx, principal, id, request))
      if (request.decision === 'accept') refuseRefused(await settlement.settleInTime(id))
      return detail(principal, id)
    },
  }
}
