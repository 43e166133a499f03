import type { LetterDifference } from '@medinotes/shared/patient-letters'
import type { Cipher } from '../../../platform/crypto/cipher.ts'

/** A difference that a clinician let stand, and why. */
export interface AcceptedDifference extends LetterDifference {
  /** How many alike there were: one more of them is new. */
  count: number
  reason: string
  by: { id: string; name: string }
  at: string
}

export interface LetterContent {
  /** Null where it is the signed section. */
  text: string | null
  accepted: AcceptedDifference[]
}

interface Owner {
  id: string
  organization_id: string
}

export type LetterSealing = ReturnType<typeof createLetterSealing>

/** Seals and opens what a letter says, and to whom which words were sent. */
export function createLetterSealing(cipher: Cipher) {
  const place = (table: string, column: string, { id, organization_id }: Owner) => ({
    ...{ organizationId: organization_id, table, column, row: id },
  })
  return {
    sealContent: (owner: Owner, content: LetterContent) =>
      cipher.seal(place('patient_letters', 'content', owner), JSON.stringify(content)),
    openContent: ({ content_sealed, ...owner }: Owner & { content_sealed: string }): LetterContent =>
      JSON.parse(cipher.open(place('patient_letters', 'content', owner), content_sealed)),
    sealEmail: (owner: Owner, { to, text }: { to: string; text: string }) => ({
      recipient_sealed: cipher.seal(place('patient_emails', 'recipient', owner), to),
      text_sealed: cipher.seal(place('patient_emails', 'text', owner), text),
    }),
    openRecipient: ({ recipient_sealed, ...owner }: Owner & { recipient_sealed: string }) =>
      cipher.open(place('patient_emails', 'recipient', owner), recipient_sealed),
    openText: ({ text_sealed, ...owner }: Owner & { text_sealed: string }) =>
      cipher.open(place('patient_emails', 'text', owner), text_sealed),
  }
}
