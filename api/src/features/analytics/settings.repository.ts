import { aiPriceSchema } from '@medinotes/shared/analytics'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'

const pricesSchema = z.array(aiPriceSchema)

export async function selectSettings(db: Db, organizationId: string) {
  const row = await db
    .selectFrom('analytics_settings')
    .select(['time_zone', 'prices', 'version'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  if (!row) return { timeZone: null, prices: [], version: 0 }
  return { timeZone: row.time_zone, prices: pricesSchema.parse(row.prices), version: row.version }
}

export const selectPrices = async (db: Db, organizationId: string) => (await selectSettings(db, organizationId)).prices

/** Models that answered something. */
export async function selectModels(db: Db, organizationId: string) {
  const rows = await db
    .selectFrom('analytics_weeks')
    .select('part')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('measure', '=', 'ai')
    .orderBy('part')
    .execute()
  return rows.map(({ part }) => part)
}

interface Kept {
  organizationId: string
  timeZone: string | null
  prices: z.infer<typeof pricesSchema>
  /** The version that it replaces; 0 where there is none yet. */
  version: number
}

/** False where somebody was faster. */
export async function saveSettings(db: Db, { organizationId, timeZone, prices, version }: Kept) {
  const values = { time_zone: timeZone, prices: JSON.stringify(prices), version: version + 1 }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('analytics_settings')
    .values({ organization_id: organizationId, ...values })
    .onConflict((conflict) =>
      conflict.column('organization_id').doUpdateSet(values).where('analytics_settings.version', '=', version),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
