import type { Db } from '../../../platform/database.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { BookingNotices } from '../booking-dependencies.ts'
import { type BookingNews, tellBooking } from './tell-booking.job.ts'

const tell = (news: BookingNews) => async (tx: Db, bookingId: string) => {
  const { version } = await tx
    .selectFrom('bookings')
    .select('version')
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow()
  await addJob(tx, tellBooking, { bookingId, news, version })
}

/** People of both sides are told once what happened is committed; whoever did it may not look the others up. */
export const bookingNotices: BookingNotices = {
  requested: tell('requested'),
  confirmed: tell('confirmed'),
  moved: tell('moved'),
  cancelled: tell('cancelled'),
  declined: tell('declined'),
  refused: tell('refused'),
}
