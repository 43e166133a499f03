import { z } from 'zod'
import type { DocumentSealing, Owner } from '../document-sealing.ts'

const contactSchema = z.object({ name: z.string(), email: z.string() })
export type Contact = z.infer<typeof contactSchema>

/** Name and address of a doctor without an account. */
export const sealContact = (sealing: DocumentSealing, owner: Owner, { name, email }: Contact) =>
  sealing.seal(owner, 'report_recipients', 'contact', JSON.stringify({ name, email }))

export const openContact = (sealing: DocumentSealing, row: Owner & { contact_sealed: string }) =>
  contactSchema.parse(JSON.parse(sealing.open(row, 'report_recipients', 'contact', row.contact_sealed)))

/** An answer has no id of its own: it is known by its booking and its question. */
export const waiverPlace = (answer: { organization_id: string; booking_id: string; question_key: Buffer }): Owner => ({
  organization_id: answer.organization_id,
  id: `${answer.booking_id}:${answer.question_key.toString('hex')}`,
})
