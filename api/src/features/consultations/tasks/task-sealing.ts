import type { Cipher } from '../../../platform/crypto/cipher.ts'

interface Owner {
  id: string
  organization_id: string
}

export type TaskSealing = ReturnType<typeof createTaskSealing>

/** Seals what a task says and whom it is about. */
export function createTaskSealing(cipher: Cipher) {
  const place = (owner: Owner, column: string) => ({
    organizationId: owner.organization_id,
    table: 'note_tasks',
    column,
    row: owner.id,
  })
  return {
    seal: (owner: Owner, { text, patientName }: { text: string; patientName: string }) => ({
      text_sealed: cipher.seal(place(owner, 'text'), text),
      patient_name_sealed: cipher.seal(place(owner, 'patient_name'), patientName),
    }),
    sealText: (owner: Owner, text: string) => cipher.seal(place(owner, 'text'), text),
    openText: (owner: Owner, sealed: string) => cipher.open(place(owner, 'text'), sealed),
    openPatientName: (owner: Owner, sealed: string) => cipher.open(place(owner, 'patient_name'), sealed),
  }
}
