import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'

/** What a token opens, locked until the transaction ends; undefined for a token that opens nothing, for whatever reason. */
export const lockDelivery = (tx: Db, tokenHash: Buffer) =>
  tx
    .selectFrom('report_recipients as recipient')
    .innerJoin('report_releases as release', 'release.id', 'recipient.release_id')
    .innerJoin('documents as d', 'd.id', 'release.document_id')
    .innerJoin('bookings as b', 'b.id', 'release.booking_id')
    .innerJoin('organizations as practice', 'practice.id', 'release.practice_id')
    .select([
      ...(['recipient.id', 'recipient.organization_id', 'recipient.contact_sealed', 'recipient.code_hash'] as const),
      ...(['recipient.code_until', 'recipient.code_tries', 'release.released_at', 'release.practice_id'] as const),
      ...(['d.id as document_id', 'd.filename_sealed', 'd.size', 'd.side_id', 'd.shared', 'd.status'] as const),
      ...(['b.id as booking_id', 'b.reference'] as const),
      'practice.name as practice_name',
    ])
    .where('recipient.token_hash', '=', tokenHash)
    .where('recipient.expires_at', '>', sql<Date>`now()`)
    .where('release.recalled_at', 'is', null)
    .where('d.status', '=', 'clean')
    .where('practice.status', '<>', 'suspended')
    .forNoKeyUpdate('recipient')
    .executeTakeFirst()

export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof lockDelivery>>>

/** In place of the code before, with all its tries. */
export const putCode = (tx: Db, id: string, code: { hash: Buffer; minutes: number }) =>
  tx
    .updateTable('report_recipients')
    .set({ code_hash: code.hash, code_until: sql<Date>`now() + make_interval(mins => ${code.minutes}::integer)` })
    .set({ code_tries: 0 })
    .where('id', '=', id)
    .execute()

export const countTries = (tx: Db, id: string, tries: number) =>
  tx.updateTable('report_recipients').set({ code_tries: tries }).where('id', '=', id).execute()
