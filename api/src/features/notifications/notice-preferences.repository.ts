import type { NoticeChannel } from '@medinotes/shared/notices'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import { type StoredChoices, storedChoicesSchema } from './notice-choices.ts'
import type { QuietHours } from './quiet-hours.ts'

export interface NoticeSettings {
  choices: StoredChoices
  quietHours: Pick<QuietHours, 'from' | 'to'> | null
  timeZone: string
  phone: { sealed: string; index: Buffer } | null
}

const noSettings: NoticeSettings = { choices: {}, quietHours: null, timeZone: 'Australia/Sydney', phone: null }

/** What holds for somebody; the defaults where they have chosen nothing. */
export async function selectSettings(db: Db, personId: string): Promise<NoticeSettings> {
  const row = await db.selectFrom('notice_settings').selectAll().where('person_id', '=', personId).executeTakeFirst()
  if (row === undefined) return noSettings
  const { quiet_from: from, quiet_to: to, phone_sealed: sealed, phone_index: index } = row
  return {
    choices: storedChoicesSchema.parse(row.choices),
    quietHours: from === null || to === null ? null : { from: from.slice(0, 5), to: to.slice(0, 5) },
    timeZone: row.time_zone,
    phone: sealed === null || index === null ? null : { sealed, index },
  }
}

export async function upsertPreferences(
  db: Db,
  personId: string,
  { choices, quietHours, timeZone }: Omit<NoticeSettings, 'phone'>,
) {
  const settings = {
    choices: JSON.stringify(choices),
    quiet_from: quietHours?.from ?? null,
    quiet_to: quietHours?.to ?? null,
    time_zone: timeZone,
  }
  await putSettings(db, personId, settings)
}

export const upsertPhone = (db: Db, personId: string, phone: NoticeSettings['phone']) =>
  putSettings(db, personId, { phone_sealed: phone?.sealed ?? null, phone_index: phone?.index ?? null })

async function putSettings(db: Db, personId: string, settings: Record<string, string | Buffer | null>) {
  const changed = { ...settings, updated_at: sql<Date>`now()` }
  await db
    .insertInto('notice_settings')
    .values({ person_id: personId, ...changed })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(changed))
    .execute()
}

const reasonSchema = z.enum(['bounced', 'complained', 'stopped'])
export type RefusalReason = z.infer<typeof reasonSchema>

/** Why an address takes nothing more; null where it does. */
export async function findRefusal(db: Db, channel: NoticeChannel, index: Buffer): Promise<RefusalReason | null> {
  const row = await db
    .selectFrom('notice_refusals')
    .select('reason')
    .where('channel', '=', channel)
    .where('address_index', '=', index)
    .executeTakeFirst()
  return row === undefined ? null : reasonSchema.parse(row.reason)
}
