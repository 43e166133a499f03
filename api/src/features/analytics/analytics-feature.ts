import type { Database } from '../../platform/database.ts'
import type { Audit } from '../audit/audit.service.ts'
import { createAnalyticsService } from './analytics.service.ts'
import { createAnalyticsRefresh } from './refresh.service.ts'
import { createAnalyticsSettings } from './settings.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  ground: Parameters<typeof createAnalyticsRefresh>[0]['ground']
}

export type AnalyticsFeature = ReturnType<typeof createAnalyticsFeature>

export function createAnalyticsFeature({ database, audit, ground }: Dependencies) {
  const refresh = createAnalyticsRefresh({ database, ground })
  return {
    figures: createAnalyticsService({ database }),
    settings: createAnalyticsSettings({ database, audit, refresh: refresh.refresh }),
    refresh,
  }
}
