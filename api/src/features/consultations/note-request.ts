import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { BookingNotes } from '../bookings/booking-notes.ts'
import type { ConsultationRow } from './consultation.repository.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteRequest } from './note-writer.ts'
import { expandAnswers, templateOf } from './templates.ts'

export type ToNoteRequest = ReturnType<typeof createNoteRequests>

/** What any writer is told of a consultation, whatever it is to write. */
export const createNoteRequests =
  ({ sealing, bookingNotes }: { sealing: NoteSealing; bookingNotes: BookingNotes }) =>
  async (tx: Db, principal: Principal, row: ConsultationRow, notes: string): Promise<NoteRequest> => {
    // Fails where the booking is not to be seen any more: without its identifiers nothing may leave.
    const matter = row.booking_id === null ? undefined : await bookingNotes.caseOf(tx, row.booking_id)
    return {
      patientName: sealing.openPatientName(row),
      dateOfVisit: row.date_of_visit,
      notes,
      template: expandAnswers(templateOf(row.template), matter?.questions ?? []),
      language: row.language,
      clinicianName: principal.name,
      ...(matter && { identifiers: matter.identifiers }),
    }
  }
