import type { Selectable } from 'kysely'
import type { Bookings } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'

const columns = [
  ...(['id', 'reference', 'organization_id', 'practice_id', 'specialist_id', 'status', 'booked_by'] as const),
  ...(['report_due_at', 'report_released_at'] as const),
] as const

/** What its report needs to know of a booking. */
export type ReportBooking = Pick<Selectable<Bookings>, (typeof columns)[number]>

const query = (tx: Db, id: string) => tx.selectFrom('bookings').select(columns).where('id', '=', id)

const known = (booking: ReportBooking | undefined) => {
  if (booking === undefined) throw new AppError('not_found', 'There is no such booking.')
  return booking
}

/** A booking that the caller may see; another one is as good as none. */
export const findReportBooking = async (tx: Db, id: string) => known(await query(tx, id).executeTakeFirst())

/** The same, and whoever else answers, asks or releases waits until this transaction ends. */
export const openReportBooking = async (tx: Db, id: string) =>
  known(await query(tx, id).forNoKeyUpdate().executeTakeFirst())

export const isPracticeOf = ({ organization }: Principal, { practice_id }: Pick<ReportBooking, 'practice_id'>) =>
  organization?.id === practice_id

export function refuseOtherSide(principal: Principal, booking: Pick<ReportBooking, 'practice_id'>) {
  if (isPracticeOf(principal, booking)) return
  throw new AppError('forbidden', 'Only the practice does that.')
}
