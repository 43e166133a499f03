import { type DraftContent, draftContentSchema } from '@medinotes/shared/booking-drafts'
import type { Cipher } from '../../../platform/crypto/cipher.ts'
import type { DraftRow } from './draft.repository.ts'

type Owner = Pick<DraftRow, 'id' | 'organization_id'>

export type DraftSealing = ReturnType<typeof createDraftSealing>

/** Seals and opens what has been typed into a form. */
export function createDraftSealing(cipher: Cipher) {
  const place = ({ id, organization_id }: Owner, column: 'content' | 'examinee_name') => ({
    ...{ organizationId: organization_id, table: 'booking_drafts', column, row: id },
  })
  return {
    seal: (owner: Owner, content: DraftContent) => cipher.seal(place(owner, 'content'), JSON.stringify(content)),
    open: (row: DraftRow): DraftContent =>
      draftContentSchema.parse(JSON.parse(cipher.open(place(row, 'content'), row.content_sealed))),
    sealName: (owner: Owner, name: string) => cipher.seal(place(owner, 'examinee_name'), name),
    openName: (row: DraftRow) =>
      row.examinee_name_sealed === null ? null : cipher.open(place(row, 'examinee_name'), row.examinee_name_sealed),
  }
}
