import type { Insertable } from 'kysely'
import type { DictationConsents } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

export const insertConsent = (tx: Db, consent: Insertable<DictationConsents>) =>
  tx.insertInto('dictation_consents').values(consent).returningAll().executeTakeFirstOrThrow()

export const selectConsent = (tx: Db, id: string) =>
  tx.selectFrom('dictation_consents').selectAll().where('id', '=', id).executeTakeFirst()

/** Undefined where it was withdrawn before, or is not the caller's. */
export const withdrawConsent = (tx: Db, id: string) =>
  tx
    .updateTable('dictation_consents')
    .set({ withdrawn_at: new Date() })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
