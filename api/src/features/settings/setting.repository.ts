import type { SettingValue } from '@medinotes/shared/settings'
import type { Db } from '../../platform/database.ts'

export interface SettingRow {
  name: string
  value: unknown
  changed_at: Date
  changedByName: string | null
}

const columns = ['s.name', 's.value', 's.changed_at', 'people.name as changedByName'] as const

export const selectOfOrganization = (db: Db, organizationId: string): Promise<SettingRow[]> =>
  db
    .selectFrom('organization_settings as s')
    .leftJoin('people', 'people.id', 's.changed_by')
    .where('s.organization_id', '=', organizationId)
    .select(columns)
    .execute()

export const selectOfInstallation = (db: Db): Promise<SettingRow[]> =>
  db.selectFrom('installation_settings as s').leftJoin('people', 'people.id', 's.changed_by').select(columns).execute()

interface Change {
  name: string
  value: SettingValue
  changedBy: string
}

const written = ({ value, changedBy }: Change) => ({
  value: JSON.stringify(value),
  changed_by: changedBy,
  changed_at: new Date(),
})

export async function putOfOrganization(db: Db, organizationId: string, change: Change) {
  await db
    .insertInto('organization_settings')
    .values({ organization_id: organizationId, name: change.name, ...written(change) })
    .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doUpdateSet(written(change)))
    .execute()
}

export async function putOfInstallation(db: Db, change: Change) {
  await db
    .insertInto('installation_settings')
    .values({ name: change.name, ...written(change) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(written(change)))
    .execute()
}
