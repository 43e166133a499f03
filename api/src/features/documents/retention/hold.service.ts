import { randomUUID } from 'node:crypto'
import type { BookingRetention, LegalHold, PlaceHold } from '@medinotes/shared/retention'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findBookingOfDocuments } from '../document-finder.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { createDocumentSealGuard } from '../queries/document-seal-guard.ts'
import {
  type HoldRow,
  insertHold,
  lockHold,
  lockRetention,
  selectHolds,
  selectKeptIds,
  updateLifted,
} from './hold.repository.ts'
import { keepUntil } from './keep-until.ts'
import { selectKept } from './rules.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
}

/** Legal holds: while one of either side stands, nothing of the booking is destroyed. */
export function createLegalHolds({ database, audit, sealing }: Dependencies) {
  const guard = createDocumentSealGuard({ database, audit })

  function present(row: HoldRow, sideId: string | undefined): LegalHold {
    const own = row.side_id === sideId
    return {
      ...{ id: row.id, organizationName: row.organizationName, own, placedAt: row.placed_at.toISOString() },
      reason: own ? sealing.open(row, 'legal_holds', 'reason_sealed', row.reason_sealed) : null,
      placedBy: own ? row.placedBy : null,
      lifted: row.lifted_at && { by: own ? row.liftedBy : null, at: row.lifted_at.toISOString() },
    }
  }

  async function read(principal: Principal, bookingId: string): Promise<BookingRetention> {
    const ids = await database.as(principal, async (tx) => {
      await findBookingOfDocuments(tx, bookingId)
      await audit.record(tx, principal, 'retention.listed', { type: 'booking', id: bookingId })
      return selectKeptIds(tx, bookingId)
    })
    // The caller was shown the booking; names and rules of the other side are the service's to look up.
    const { holds, kept } = await database.system(async (tx) => ({
      holds: await selectHolds(tx, bookingId),
      kept: await selectKept(tx, ids),
    }))
    return guard(principal, async () => ({
      held: holds.some(({ lifted_at }) => lifted_at === null),
      holds: holds.map((row) => present(row, principal.organization?.id)),
      documents: kept.map((each) => ({ documentId: each.id, keepUntil: keepUntil(each) })),
      keeps: principal.permissions.includes('retention:write'),
    }))
  }

  return {
    read,

    async place(principal: Principal, bookingId: string, { reason }: PlaceHold) {
      await database.as(principal, async (tx) => {
        const { organization_id, practice_id } = await findBookingOfDocuments(tx, bookingId)
        await lockRetention(tx, bookingId)
        const owner = { id: randomUUID(), organization_id }
        const reason_sealed = sealing.seal(owner, 'legal_holds', 'reason_sealed', reason)
        const placed = { side_id: organizationOf(principal).id, placed_by: principal.personId }
        await insertHold(tx, { ...owner, ...placed, booking_id: bookingId, reason_sealed })
        const booking = { id: bookingId, sides: [organization_id, practice_id] }
        await audit.recordOnBothSides(tx, principal, 'retention.hold-placed', booking, { holdId: owner.id })
      })
      return read(principal, bookingId)
    },

    async lift(principal: Principal, id: string) {
      const bookingId = await database.as(principal, async (tx) => {
        const hold = await lockHold(tx, id)
        if (hold === undefined) throw new AppError('not_found', 'Your organisation has no such hold.')
        if (hold.lifted_at !== null) throw new AppError('wrong_state', 'This hold was lifted already.')
        const { organization_id, practice_id } = await findBookingOfDocuments(tx, hold.booking_id)
        await updateLifted(tx, id, principal.personId)
        const booking = { id: hold.booking_id, sides: [organization_id, practice_id] }
        await audit.recordOnBothSides(tx, principal, 'retention.hold-lifted', booking, { holdId: id })
        return hold.booking_id
      })
      return read(principal, bookingId)
    },
  }
}
