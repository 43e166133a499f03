import type { DocumentRow } from './document-row.ts'

/** Where the store keeps a document: the firm of the booking, then the document. No name of a file is ever part of it. */
export const storeKeyOf = ({ organization_id, id }: Pick<DocumentRow, 'organization_id' | 'id'>) =>
  `${organization_id}/${id}`
