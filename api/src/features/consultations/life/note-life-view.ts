import type { Consultation } from '@medinotes/shared/consultations'
import type { Cosignature } from '@medinotes/shared/note-life'
import type { ConsultationRow } from '../consultation.repository.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { CosignatureRow } from './cosignature.repository.ts'
import { isIntact } from './note-hash.ts'
import { formerMember, type NoteLifeRows } from './note-life.repository.ts'

type Life = Pick<Consultation, 'acceptances' | 'addenda' | 'cosignatures' | 'author'>

/** What the API shows of a note's life. */
export const lifeOf = (sealing: NoteSealing, row: ConsultationRow, rows: NoteLifeRows): Life => ({
  author: { id: row.author_id, name: rows.authorName },
  acceptances: rows.acceptances.map((acceptance) => ({
    ...sealing.openFinding(acceptance, acceptance.finding_sealed),
    id: acceptance.id,
    acceptedBy: { id: acceptance.accepted_by, name: acceptance.name ?? formerMember },
    acceptedAt: acceptance.accepted_at.toISOString(),
  })),
  addenda: rows.addenda.map((addendum) => ({
    number: addendum.number,
    text: sealing.openAddendum(addendum, addendum.text_sealed),
    hash: addendum.hash,
    addedBy: { id: addendum.added_by, name: addendum.added_as },
    addedAt: addendum.added_at.toISOString(),
  })),
  cosignatures: rows.cosignatures.map((cosignature) => cosignatureOf(sealing, cosignature)),
})

export const cosignatureOf = (sealing: NoteSealing, cosignature: CosignatureRow): Cosignature => ({
  id: cosignature.id,
  person: { id: cosignature.person_id, name: cosignature.signed_as ?? cosignature.name ?? formerMember },
  status: cosignature.status as Cosignature['status'],
  requestedAt: cosignature.requested_at.toISOString(),
  answeredAt: cosignature.answered_at?.toISOString() ?? null,
  reason: cosignature.reason_sealed === null ? null : sealing.openDeclineReason(cosignature, cosignature.reason_sealed),
  hash: cosignature.hash,
})

/** Whose signature a note has, and whether it is still what was signed. */
export function withSignature(note: Consultation, row: ConsultationRow): Consultation {
  const { version, signed_at, signed_by, signed_as, signed_hash: hash } = row
  if (signed_at === null || signed_by === null || signed_as === null || hash === null) return note
  const signature = { version, hash, signedBy: { id: signed_by, name: signed_as }, signedAt: signed_at.toISOString() }
  return { ...note, signature: { ...signature, intact: isIntact(note, signature) } }
}
