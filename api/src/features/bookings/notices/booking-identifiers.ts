import type { Db } from '../../../platform/database.ts'
import { JobFault } from '../../../platform/jobs/job-fault.ts'
import type { Identifiers } from '../../notifications/identifier-forms.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { selectBooking } from '../booking.repository.ts'
import { namesIn } from './names-in-text.ts'

const given = (...values: (string | undefined)[]) => values.filter((value) => value !== undefined)

/** Who and what a booking is about; with the service's own rights, since whoever sends a notice may not see it. */
export const createBookingIdentifiers =
  (sealing: BookingSealing) =>
  async (tx: Db, id: string): Promise<Identifiers> => {
    const row = await selectBooking(tx, id)
    if (row === undefined) throw new JobFault('The booking that a notice is about is not there to check it against')
    const [examinee, matter] = [sealing.openExaminee(row), sealing.openMatter(row)]
    return {
      names: given(examinee?.name, namesIn(sealing.openArrangements(row).supportPerson ?? '')),
      dates: given(examinee?.dateOfBirth, matter?.injuryDate),
      numbers: given(matter?.claimNumber, matter?.fileNumber),
      phones: given(examinee?.phone),
      emails: given(examinee?.email),
    }
  }
