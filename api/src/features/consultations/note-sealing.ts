import type { NoteEvent, Omission, Section, StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { ConsultationRow } from './consultation.repository.ts'

/** A whole draft: what a version holds. */
export interface Draft {
  sections: Section[]
  omissions: Omission[]
}

interface Owner {
  id: string
  organization_id: string
}

interface EventPlace {
  consultationId: string
  organizationId: string
  attempt: number
  sequence: number
}

export type NoteSealing = ReturnType<typeof createNoteSealing>

/** Seals and opens what the tables of a consultation hold of PHI. */
export function createNoteSealing(cipher: Cipher) {
  const column = (owner: Owner, name: string) => ({
    organizationId: owner.organization_id,
    table: 'consultations',
    column: name,
    row: owner.id,
  })
  const draftPlace = (owner: Owner, version: number) => ({
    organizationId: owner.organization_id,
    table: 'consultation_versions',
    column: 'draft',
    row: `${owner.id}:${version}`,
  })
  const eventPlace = ({ consultationId, organizationId, attempt, sequence }: EventPlace) => ({
    organizationId,
    table: 'consultation_events',
    column: 'data',
    row: `${consultationId}:${attempt}:${sequence}`,
  })

  return {
    sealIdentity: (owner: Owner, { patientName, notes }: { patientName: string; notes: string }) => ({
      patient_name_sealed: cipher.seal(column(owner, 'patient_name'), patientName),
      notes_sealed: cipher.seal(column(owner, 'notes'), notes),
    }),
    openPatientName: (row: ConsultationRow) => cipher.open(column(row, 'patient_name'), row.patient_name_sealed),
    openNotes: (row: ConsultationRow) => cipher.open(column(row, 'notes'), row.notes_sealed),

    sealDraft: (owner: Owner, version: number, draft: Draft) =>
      cipher.seal(draftPlace(owner, version), JSON.stringify(draft)),
    openDraft: (owner: Owner, version: number, sealed: string): Draft =>
      JSON.parse(cipher.open(draftPlace(owner, version), sealed)),

    sealEvent: (place: EventPlace, event: NoteEvent) => cipher.seal(eventPlace(place), JSON.stringify(event.data)),
    openEvent: (place: EventPlace, type: string, sealed: string) =>
      ({ id: place.sequence, type, data: JSON.parse(cipher.open(eventPlace(place), sealed)) }) as StoredNoteEvent,
  }
}
