import type { Disclosure } from '@medinotes/shared/disclosures'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { BookingNotes } from '../bookings/booking-notes.ts'
import type { ConsultationRow } from './consultation.repository.ts'
import type { DiscloserOf } from './disclosures/disclosure.service.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteRequest } from './note-writer.ts'
import { expandAnswers } from './templates.ts'
import type { TemplateFinder } from './templates/template-finder.ts'

interface Dependencies {
  sealing: NoteSealing
  bookingNotes: BookingNotes
  discloserOf: DiscloserOf
  templateFinder: TemplateFinder
}

interface Wanted {
  /** As they are now. */
  notes: string
  purpose: Disclosure['purpose']
}

export type ToNoteRequest = ReturnType<typeof createNoteRequests>

/** What any writer is told of a consultation, whatever it is to write. */
export const createNoteRequests =
  ({ sealing, bookingNotes, discloserOf, templateFinder }: Dependencies) =>
  async (tx: Db, principal: Principal, row: ConsultationRow, { notes, purpose }: Wanted): Promise<NoteRequest> => {
    // Fails where the booking is not to be seen any more: without its identifiers nothing may leave.
    const matter = row.booking_id === null ? undefined : await bookingNotes.caseOf(tx, row.booking_id)
    return {
      patientName: sealing.openPatientName(row),
      dateOfVisit: row.date_of_visit,
      notes,
      template: expandAnswers(await templateFinder.ofNote(tx, row), matter?.questions ?? []),
      language: row.language,
      clinicianName: principal.name,
      hide: row.hidden_sealed === null ? [] : sealing.openHidden(row, row.hidden_sealed),
      onSending: discloserOf({
        ...{ consultationId: row.id, organizationId: row.organization_id, personId: principal.personId },
        ...{ attempt: row.attempt, purpose },
      }),
      ...(matter && { identifiers: matter.identifiers }),
    }
  }
