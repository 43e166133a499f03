import type { AnalyticsSettings, ChangeAnalyticsSettings } from '@medinotes/shared/analytics'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { selectTimeZone } from './refresh.repository.ts'
import { saveSettings, selectModels, selectSettings } from './settings.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  /** Makes the figures anew. */
  refresh: (organizationId: string) => Promise<void>
}

/** By whose clock weeks begin, and what AI costs: no price is known but what an administrator enters. */
export function createAnalyticsSettings({ database, audit, refresh }: Dependencies) {
  async function view(tx: Db, organizationId: string): Promise<AnalyticsSettings> {
    const { usual } = await selectTimeZone(tx, organizationId)
    const models = await selectModels(tx, organizationId)
    return { ...(await selectSettings(tx, organizationId)), usualTimeZone: usual, models }
  }

  return {
    read: (principal: Principal) => database.as(principal, (tx) => view(tx, organizationOf(principal).id)),

    async change(principal: Principal, settings: ChangeAnalyticsSettings) {
      const { id } = organizationOf(principal)
      await database.as(principal, async (tx) => {
        if (!(await saveSettings(tx, { organizationId: id, ...settings }))) throw changedSince()
        const { timeZone, prices } = settings
        const details = { timeZone, models: prices.map(({ model }) => model) }
        await audit.record(tx, principal, 'organization.analytics-set', { type: 'organization', id }, details)
      })
      // Weeks by another clock are other weeks. Where this is cut off, the next round does it.
      await refresh(id)
      return database.as(principal, (tx) => view(tx, id))
    },
  }
}

const changedSince = () =>
  new AppError('stale_version', 'Somebody changed this since you opened it. Look at their version first.')
