import type { NoteEvent, Omission, Section, StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Finding } from '@medinotes/shared/note-life'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { ConsultationRow } from './consultation.repository.ts'

/** A whole draft: what a version holds. */
export interface Draft {
  sections: Section[]
  omissions: Omission[]
  /** What it was checked against; absent where these are the first notes of the visit, which the consultation keeps. */
  notes?: string
}

export type WholeDraft = Required<Draft>

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

  const place = (owner: Owner, table: string, columnName: string) => ({
    organizationId: owner.organization_id,
    table,
    column: columnName,
    row: owner.id,
  })

  return {
    /** `owner` is the row of the acceptance. */
    sealFinding: (owner: Owner, finding: Finding & { reason: string }) =>
      cipher.seal(place(owner, 'finding_acceptances', 'finding'), JSON.stringify(finding)),
    openFinding: (owner: Owner, sealed: string): Finding & { reason: string } =>
      JSON.parse(cipher.open(place(owner, 'finding_acceptances', 'finding'), sealed)),
    /** `owner` is the row of the addendum. */
    sealAddendum: (owner: Owner, text: string) => cipher.seal(place(owner, 'note_addenda', 'text'), text),
    openAddendum: (owner: Owner, sealed: string) => cipher.open(place(owner, 'note_addenda', 'text'), sealed),
    /** `owner` is the row of the co-signature. */
    sealDeclineReason: (owner: Owner, text: string) => cipher.seal(place(owner, 'note_cosignatures', 'reason'), text),
    openDeclineReason: (owner: Owner, sealed: string) =>
      cipher.open(place(owner, 'note_cosignatures', 'reason'), sealed),

    /** `owner` is the row of the disclosure. */
    sealDisclosure: (owner: Owner, sent: { instructions: string; input: string }) =>
      cipher.seal(place(owner, 'disclosures', 'sent'), JSON.stringify(sent)),
    openDisclosure: (owner: Owner, sealed: string): { instructions: string; input: string } =>
      JSON.parse(cipher.open(place(owner, 'disclosures', 'sent'), sealed)),
    sealHidden: (owner: Owner, words: readonly string[]) => cipher.seal(column(owner, 'hidden'), JSON.stringify(words)),
    openHidden: (owner: Owner, sealed: string): string[] => JSON.parse(cipher.open(column(owner, 'hidden'), sealed)),

    sealIdentity: (owner: Owner, { patientName, notes }: { patientName: string; notes: string }) => ({
      patient_name_sealed: cipher.seal(column(owner, 'patient_name'), patientName),
      notes_sealed: cipher.seal(column(owner, 'notes'), notes),
    }),
    openPatientName: (row: Owner & Pick<ConsultationRow, 'patient_name_sealed'>) =>
      cipher.open(column(row, 'patient_name'), row.patient_name_sealed),
    /** As they were when the note was begun; a version may have been checked against later ones (ConsultationView.draft). */
    openFirstNotes: (row: ConsultationRow) => cipher.open(column(row, 'notes'), row.notes_sealed),

    sealDraft: (owner: Owner, version: number, draft: Draft) =>
      cipher.seal(draftPlace(owner, version), JSON.stringify(draft)),
    openDraft: (owner: Owner, version: number, sealed: string): Draft =>
      JSON.parse(cipher.open(draftPlace(owner, version), sealed)),

    sealEvent: (place: EventPlace, event: NoteEvent) => cipher.seal(eventPlace(place), JSON.stringify(event.data)),
    openEvent: (place: EventPlace, type: string, sealed: string) =>
      ({ id: place.sequence, type, data: JSON.parse(cipher.open(eventPlace(place), sealed)) }) as StoredNoteEvent,
  }
}
