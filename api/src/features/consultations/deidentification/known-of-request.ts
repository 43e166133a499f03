import type { NoteRequest } from '../note-writer.ts'
import type { KnownIdentifiers } from './known-identifiers.ts'

type Case = Pick<NoteRequest, 'patientName' | 'clinicianName' | 'dateOfVisit' | 'identifiers' | 'hide'>

/** What is known of a case before its notes are read. */
export const knownOf = ({ patientName, clinicianName, dateOfVisit, identifiers, hide }: Case): KnownIdentifiers => ({
  ...identifiers,
  patient: patientName,
  clinician: clinicianName,
  dates: [dateOfVisit, ...(identifiers?.dates ?? [])],
  ...(hide && { hidden: hide }),
})
