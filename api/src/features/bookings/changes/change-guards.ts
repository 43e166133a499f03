import { AppError } from '../../../platform/errors.ts'
import type { BookingRow } from '../booking-row.ts'

export function refuseBegun({ starts_at }: BookingRow) {
  if (starts_at > new Date()) return
  throw new AppError('wrong_state', 'The examination has begun. Record whether the examinee came instead.')
}

export function refuseMoving({ pending }: BookingRow) {
  if (pending === null) return
  throw new AppError('wrong_state', 'This booking is being moved just now. Try again in a moment.')
}
