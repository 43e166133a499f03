import type { Updateable } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { Documents } from '../../../platform/database-schema.ts'
import type { DocumentRow } from '../document-row.ts'

type Change = Pick<Updateable<Documents>, 'kind' | 'filename_sealed' | 'sensitive' | 'shared'>

/** Undefined where it is another version by now. */
export const updateDocument = (
  tx: Db,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<DocumentRow | undefined> =>
  tx
    .updateTable('documents')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
