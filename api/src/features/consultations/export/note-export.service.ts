import type { Consultation } from '@medinotes/shared/consultations'
import type { ExportFormat } from '@medinotes/shared/note-export'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFeature } from '../consultation-feature.ts'
import type { Letterhead } from './note-letter.ts'

interface Dependencies {
  database: Database
  audit: Audit
  read: ConsultationFeature['service']['read']
  render: Record<ExportFormat, (note: Consultation, letterhead: Letterhead) => Promise<Uint8Array>>
}

export type NoteExports = ReturnType<typeof createNoteExports>

/** A note as a file to take along; what is not signed says so wherever it is opened. */
export function createNoteExports({ database, audit, read, render }: Dependencies) {
  return async (principal: Principal, id: string, format: ExportFormat) => {
    const note = await read(principal, id)
    const { version, signature } = note
    if (version === 0) throw new AppError('wrong_state', 'This note is not whole yet, so there is nothing to export.')
    if (signature?.intact === false) {
      throw new AppError('wrong_state', 'This note is not as it was signed, so it is not exported.')
    }
    const reference = `Note ${id.slice(0, 8).toUpperCase()}`
    const bytes = await render[format](note, { practice: organizationOf(principal).name, reference })
    const details = { format, version, ...(signature && { hash: note.addenda.at(-1)?.hash ?? signature.hash }) }
    await database.as(principal, (tx) =>
      audit.record(tx, principal, 'consultation.exported', { type: 'consultation', id }, details),
    )
    return { bytes, filename: filenameOf(note, format) }
  }
}

// Without the patient's name: a name lies open in every list of downloads.
const filenameOf = ({ id, dateOfVisit, version, signature }: Consultation, format: ExportFormat) =>
  `${signature === null ? 'DRAFT-not-signed-' : ''}note-${dateOfVisit}-${id.slice(0, 8)}-v${version}.${format === 'fhir' ? 'fhir.json' : format}`
