import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import { findBooking } from './booking-finder.ts'
import { createBookingSealing } from './booking-sealing.ts'
import { selectQuestions } from './details.repository.ts'
import { createBookingIdentifiers } from './notices/booking-identifiers.ts'

/** What a note of a booking is about; everything in it is PHI. */
export type BookingNotes = ReturnType<typeof createBookingNotes>

/** Who booked and changed it, on both sides, and for whom: the referrer and the firm among them. */
const selectParticipants = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('booking_activity')
    .select(['person_name', 'organization_name'])
    .distinct()
    .where('booking_id', '=', bookingId)
    .execute()

const given = (values: readonly (string | null)[]) => values.filter((value) => value !== null)

/** What bookings tell those who write notes of them; the caller's rights decide what there is. */
export function createBookingNotes(cipher: Cipher) {
  const sealing = createBookingSealing(cipher)
  const identifiersOf = createBookingIdentifiers(sealing)

  return {
    /** Throws `not_found` unless the caller is the one who examines there, or did. */
    async refuseUnlessExaminer(tx: Db, { personId, organization }: Principal, id: string) {
      const booking = await tx
        .selectFrom('bookings as b')
        .innerJoin('specialists as s', 's.id', 'b.specialist_id')
        .select('b.id')
        .where('b.id', '=', id)
        .where('b.practice_id', '=', organization?.id ?? '')
        .where('s.person_id', '=', personId)
        .where('b.status', 'in', ['confirmed', 'attended'])
        .executeTakeFirst()
      if (booking === undefined) throw new AppError('not_found', 'There is no such booking.')
    },

    /** Whom and what a note must not tell an AI service of, and what the referrer asks. */
    async caseOf(tx: Db, id: string) {
      const booking = await findBooking(tx, id)
      const participants = await selectParticipants(tx, id)
      const identifiers = await identifiersOf(tx, id)
      return {
        identifiers: {
          ...identifiers,
          names: [...identifiers.names, ...given(participants.map(({ person_name }) => person_name))],
          organizations: given(participants.map(({ organization_name }) => organization_name)),
        },
        questions: sealing.openQuestions(booking, await selectQuestions(tx, id)),
      }
    },
  }
}
