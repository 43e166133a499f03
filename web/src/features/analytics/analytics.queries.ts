import {
  type AnalyticsExportQuery,
  analyticsSchema,
  analyticsSettingsSchema,
  type ChangeAnalyticsSettings,
} from '@medinotes/shared/analytics'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { saveFile } from '../../lib/save-file.ts'
import type { AnalyticsFilters } from './analytics-filters.ts'

export const analyticsKey = ['analytics']

/** Weeks up to the present one, or those of two dates. */
const asked = ({ from, to, weeks, by, personId }: AnalyticsFilters) => ({
  ...(from !== undefined && to !== undefined ? { from, to } : { weeks }),
  by,
  ...(personId !== undefined && { personId }),
})

export const analyticsQuery = (filters: AnalyticsFilters) =>
  queryOptions({
    queryKey: [...analyticsKey, filters],
    queryFn: ({ signal }) => api.get('/analytics', analyticsSchema, { query: asked(filters), signal }),
  })

export const analyticsSettingsQuery = queryOptions({
  queryKey: [...analyticsKey, 'settings'],
  queryFn: ({ signal }) => api.get('/analytics/settings', analyticsSettingsSchema, { signal }),
})

export const saveAnalyticsSettings = (settings: ChangeAnalyticsSettings) =>
  api.put('/analytics/settings', settings, analyticsSettingsSchema)

export const saveChart = (chart: AnalyticsExportQuery['chart'], filters: AnalyticsFilters) =>
  saveFile('/analytics/export', `${chart}.csv`, { ...asked(filters), chart })
