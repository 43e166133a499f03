import type { OrganizationKind } from '@medinotes/shared/access'
import {
  installationSettings,
  organizationSettings,
  type Setting,
  type SettingName,
  settings,
  type SettingValue,
} from '@medinotes/shared/settings'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { People } from '../organizations/people.service.ts'
import {
  putOfInstallation,
  putOfOrganization,
  selectOfInstallation,
  selectOfOrganization,
  type SettingRow,
} from './setting.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  people: Pick<People, 'forget'>
}

export type Settings = ReturnType<typeof createSettings>

/** A firm neither writes notes nor offers times. */
const ofKind: Record<OrganizationKind, readonly SettingName[]> = {
  practice: organizationSettings,
  firm: ['second-factor', 'idle-minutes'],
}

interface Asked {
  name: SettingName
  value: SettingValue
}

/** What can be switched, of an organization and of the installation. It counts from the next request on, everywhere. */
export function createSettings({ database, audit, people }: Dependencies) {
  async function change(principal: Principal, asked: Asked, scope: Scope) {
    await database.as(principal, async (tx) => {
      const { name, value } = asked
      const from = valueOf(name, await scope.read(tx))
      if (from === value) return
      await scope.write(tx, { name, value, changedBy: principal.personId })
      const details = { setting: name, scope: scope.name, from: String(from), to: String(value) }
      await audit.record(tx, principal, 'setting.changed', { type: 'organization', id: scope.subjectId }, details)
    })
    people.forget(principal.caller)
  }

  return {
    async ofOrganization(principal: Principal) {
      const { id, kind } = organizationOf(principal)
      const [rows, above] = await database.as(principal, async (tx) => [
        await selectOfOrganization(tx, id),
        await selectOfInstallation(tx),
      ])
      return { items: ofKind[kind].map((name) => present(name, rows, above)) }
    },

    ofInstallation: (principal: Principal) =>
      database.as(principal, async (tx) => {
        const rows = await selectOfInstallation(tx)
        return { items: installationSettings.map((name) => present(name, rows, [])) }
      }),

    changeOfOrganization(principal: Principal, asked: Asked) {
      const { id, kind } = organizationOf(principal)
      refuseUnfit(principal, asked, ofKind[kind])
      return change(principal, asked, organizationScope(id))
    },

    changeOfInstallation(principal: Principal, asked: Asked) {
      refuseUnfit(principal, asked, installationSettings)
      return change(principal, asked, installationScope)
    },
  }
}

interface Scope {
  name: 'organization' | 'installation'
  subjectId: string | null
  read(tx: Db): Promise<SettingRow[]>
  write(tx: Db, change: Asked & { changedBy: string }): Promise<void>
}

const organizationScope = (id: string): Scope => ({
  name: 'organization',
  subjectId: id,
  read: (tx) => selectOfOrganization(tx, id),
  write: (tx, change) => putOfOrganization(tx, id, change),
})

const installationScope: Scope = {
  name: 'installation',
  subjectId: null,
  read: selectOfInstallation,
  write: putOfInstallation,
}

function refuseUnfit({ secondFactor }: Principal, { name, value }: Asked, names: readonly SettingName[]) {
  if (!names.includes(name)) throw new AppError('not_found', 'There is no such setting here.')
  if (!settings[name].value.safeParse(value).success) {
    throw new AppError('malformed', 'This setting does not take that.', {
      errors: [{ path: 'value', message: 'Choose one of those offered' }],
    })
  }
  // Whoever turns it on would be the first to be kept out.
  if (name === 'second-factor' && value === true && !secondFactor.enabled) {
    throw new AppError('conflict', 'Turn on a second factor of your own first, in your security settings.')
  }
}

function valueOf(name: SettingName, rows: readonly SettingRow[]): SettingValue {
  const row = rows.find((each) => each.name === name)
  const { value: schema, initial } = settings[name]
  return row === undefined ? initial : schema.parse(row.value)
}

function present(name: SettingName, rows: readonly SettingRow[], above: readonly SettingRow[]): Setting {
  const row = rows.find((each) => each.name === name)
  return {
    name,
    value: valueOf(name, rows),
    changed: row
      ? { byName: row.changedByName ?? 'Somebody of the installation', at: row.changed_at.toISOString() }
      : null,
    overruled: above.some((each) => each.name === name && each.value !== settings[name].initial),
  }
}
