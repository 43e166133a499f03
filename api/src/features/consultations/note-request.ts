import type { Principal } from '../../platform/principal.ts'
import type { ConsultationRow } from './consultation.repository.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteRequest } from './note-writer.ts'
import { templateOf } from './templates.ts'

export type ToNoteRequest = ReturnType<typeof createNoteRequests>

/** What any writer is told of a consultation, whatever it is to write. */
export const createNoteRequests =
  ({ sealing }: { sealing: NoteSealing }) =>
  (principal: Principal, row: ConsultationRow, notes: string): NoteRequest => ({
    patientName: sealing.openPatientName(row),
    dateOfVisit: row.date_of_visit,
    notes,
    template: templateOf(row.template),
    language: row.language,
    clinicianName: principal.name,
  })
