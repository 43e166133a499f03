import type { Cipher } from '../../platform/crypto/cipher.ts'

export type SealedTable =
  | 'uploads'
  | 'documents'
  | 'bundles'
  | 'question_answers'
  | 'report_releases'
  | 'report_recipients'
  | 'legal_holds'
  | 'deletion_requests'

export interface Owner {
  /** The firm of the booking. */
  organization_id: string
  /** Of the row. */
  id: string
}

export type DocumentSealing = ReturnType<typeof createDocumentSealing>

/** Seals and opens what the tables of documents hold of PHI: names of files, titles and reasons. */
export function createDocumentSealing(cipher: Cipher) {
  const place = ({ organization_id, id }: Owner, table: SealedTable, column: string) => ({
    organizationId: organization_id,
    ...{ table, column, row: id },
  })
  return {
    seal: (owner: Owner, table: SealedTable, column: string, text: string) =>
      cipher.seal(place(owner, table, column), text),
    open: (owner: Owner, table: SealedTable, column: string, sealed: string) =>
      cipher.open(place(owner, table, column), sealed),
    filenameOf: (row: Owner & { filename_sealed: string }) =>
      cipher.open(place(row, 'documents', 'filename_sealed'), row.filename_sealed),
  }
}
