import { createHash } from 'node:crypto'
import type { Consultation } from '@medinotes/shared/consultations'
import type { Addendum, Cosignature, Signature } from '@medinotes/shared/note-life'
import { canonicalJson } from '../../../platform/crypto/canonical-json.ts'

type SignedBy = Pick<Signature, 'signedBy' | 'signedAt'>

const sha256 = (value: object) => createHash('sha256').update(canonicalJson(value)).digest('hex')

/**
 * The hash that a signature binds; whoever holds the note as the API shows it can tell it again (docs/security.md). Fields
 * that are added to or changed in it would make every note signed so far look altered.
 */
export const noteHash = (note: Consultation, { signedBy, signedAt }: SignedBy) =>
  sha256({
    id: note.id,
    version: note.version,
    patientName: note.patientName,
    dateOfVisit: note.dateOfVisit,
    template: note.template,
    language: note.language,
    notes: note.notes,
    sections: note.sections,
    omissions: note.omissions,
    // By id: the name that people go by now is not part of what was signed.
    acceptances: note.acceptances.map(({ acceptedBy, ...acceptance }) => ({
      ...acceptance,
      acceptedBy: acceptedBy.id,
    })),
    signedBy,
    signedAt,
  })

/** `before` is the hash of the signature, or of the addendum before it. */
export const addendumHash = (before: string, { number, text, addedBy, addedAt }: Omit<Addendum, 'hash'>) =>
  sha256({ before, number, text, addedBy, addedAt })

/** The hash that the next addendum or a co-signature binds. */
export const lastHashOf = (signature: Pick<Signature, 'hash'>, addenda: readonly Pick<Addendum, 'hash'>[]) =>
  addenda.at(-1)?.hash ?? signature.hash

/** `before` is the hash of the last addendum that stood then, or of the signature. */
export const cosignatureHash = (before: string, by: { person: Cosignature['person']; signedAt: string }) =>
  sha256({ before, ...by })

/** Whether a signed note and its addenda are as they were signed. */
export function isIntact(note: Consultation, signature: Omit<Signature, 'intact'>) {
  const isSigned = noteHash(note, signature) === signature.hash
  return (
    isSigned &&
    note.addenda.every((addendum, index) => {
      const before = lastHashOf(signature, note.addenda.slice(0, index))
      return addendum.number === index + 1 && addendumHash(before, addendum) === addendum.hash
    })
  )
}
