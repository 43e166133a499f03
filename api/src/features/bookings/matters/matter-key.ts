import type { Matter } from '@medinotes/shared/bookings'
import type { BookingRow } from '../booking-row.ts'

/** The same for one person and one claim of a firm, however the claim's number is written in large or small letters. */
export const matterKey = ({ examinee_key }: Pick<BookingRow, 'examinee_key'>, { claimNumber }: Matter) =>
  `${examinee_key?.toString('base64')} ${claimNumber.trim().toLowerCase()}`
