import type { BookingsAhead, ChangeActivity } from '@medinotes/shared/scheduling'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { countAhead, selectAhead, setActivity } from './activity.repository.ts'
import { findKept } from './schedule-finder.ts'

export type OnStopped = (tx: Db, specialistId: string) => Promise<unknown>

interface Dependencies {
  database: Database
  audit: Audit
  onStopped: OnStopped
}

/** Whether somebody can be booked at all. Who stops keeps what is booked until it is moved, cancelled or over. */
export function createSpecialistActivity({ database, audit, onStopped }: Dependencies) {
  return {
    ahead: (principal: Principal, id: string): Promise<BookingsAhead> =>
      database.as(principal, async (tx) => {
        await findKept(tx, principal, id)
        const rows = await selectAhead(tx, id)
        return {
          count: await countAhead(tx, id),
          items: rows.map(({ id: bookingId, reference, starts_at, time_zone }) => ({
            ...{ bookingId, reference, startsAt: starts_at.toISOString(), timeZone: time_zone },
          })),
        }
      }),

    change: (principal: Principal, id: string, { active, keepBookings }: ChangeActivity) =>
      database.as(principal, async (tx) => {
        await findKept(tx, principal, id)
        const ahead = active ? 0 : await countAhead(tx, id)
        if (ahead > 0 && !keepBookings) throw stillBooked(ahead)
        if (!(await setActivity(tx, id, active))) return
        if (!active) await onStopped(tx, id)
        const action = active ? 'specialist.reactivated' : 'specialist.deactivated'
        await audit.record(tx, principal, action, { type: 'specialist', id }, { bookings: ahead })
      }),
  }
}

export type SpecialistActivity = ReturnType<typeof createSpecialistActivity>

const stillBooked = (ahead: number) =>
  new AppError(
    'conflict',
    `${ahead === 1 ? 'A booking lies' : `${ahead} bookings lie`} ahead. Move or cancel them, or say that they stay.`,
  )
