import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { DocumentRow } from '../document-row.ts'

export interface NameToken {
  organization_id: string
  document_id: string
  token: Buffer
}

/** What a document is found by, in place of what it was found by before. */
export async function replaceTokens(tx: Db, documentId: string, tokens: readonly NameToken[]) {
  await deleteTokens(tx, documentId)
  await sql`
    insert into document_tokens (organization_id, document_id, token)
    select * from unnest(
      ${tokens.map((row) => row.organization_id)}::uuid[], ${tokens.map((row) => row.document_id)}::uuid[],
      ${tokens.map((row) => row.token)}::bytea[])
    on conflict do nothing`.execute(tx)
  await tx.updateTable('documents').set({ name_indexed: true }).where('id', '=', documentId).execute()
}

/** What is destroyed is found by its name no more. */
export const deleteTokens = (tx: Db, documentId: string) =>
  tx.deleteFrom('document_tokens').where('document_id', '=', documentId).execute()

/** By id; what is destroyed is found by nothing. */
export const selectNames = (tx: Db, { after, limit }: { after: string | undefined; limit: number }) =>
  tx
    .selectFrom('documents')
    .select(['id', 'organization_id', 'practice_id', 'filename_sealed', 'status'])
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()

interface NameFilter {
  organizationId: string
  /** Each must be among those that the document is found by. */
  tokens: readonly Buffer[]
  limit: number
}

function ofSide(tx: Db, side: 'organization_id' | 'practice_id', { organizationId, tokens, limit }: NameFilter) {
  let query = tx.selectFrom('documents').selectAll().where(side, '=', organizationId).where('status', '<>', 'destroyed')
  // A practice that books for itself is both.
  if (side === 'practice_id') query = query.where('organization_id', '<>', organizationId)
  for (const token of tokens) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('document_tokens')
        .select('document_id')
        .where('organization_id', '=', organizationId)
        .where('token', '=', token),
    )
  }
  return query.orderBy('uploaded_at', 'desc').orderBy('id', 'desc').limit(limit)
}

/** The latest first; row-level security says which of them the caller may see. Each side in the order of its index. */
export function selectNamed(tx: Db, filter: NameFilter): Promise<DocumentRow[]> {
  const [firms, practices] = [ofSide(tx, 'organization_id', filter), ofSide(tx, 'practice_id', filter)]
  const both = tx
    .selectFrom(firms.as('f'))
    .selectAll('f')
    .unionAll(tx.selectFrom(practices.as('p')).selectAll('p'))
  return tx
    .selectFrom(both.as('d'))
    .selectAll('d')
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
}

export async function selectReferences(tx: Db, bookingIds: readonly string[]) {
  if (bookingIds.length === 0) return new Map<string, string>()
  const rows = await tx.selectFrom('bookings').select(['id', 'reference']).where('id', 'in', bookingIds).execute()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}
