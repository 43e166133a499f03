import {
  analyticsExportQuerySchema,
  analyticsQuerySchema,
  analyticsSchema,
  analyticsSettingsSchema,
  changeAnalyticsSettingsSchema,
} from '@medinotes/shared/analytics'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { AnalyticsFeature } from './analytics-feature.ts'

const permission = 'analytics:read'

/** Figures of the caller's organization, under `/api/analytics`. */
export function analyticsRoutes({
  figures,
  settings,
}: Pick<AnalyticsFeature, 'figures' | 'settings'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/analytics', {
      config: { permission, operation: 'analytics.read', outcome: { own: 200 } },
      schema: { querystring: analyticsQuerySchema, response: { 200: analyticsSchema } },
      handler: ({ principal, query }) => figures.read(principal, query),
    })

    app.get('/analytics/export', {
      config: { permission, operation: 'analytics.export', outcome: { own: 200 } },
      schema: {
        querystring: analyticsExportQuerySchema,
        response: { 200: { description: 'What one chart shows', content: { 'text/csv': { schema: z.string() } } } },
      },
      handler: async ({ principal, query }, reply) => {
        const file = await figures.export(principal, query)
        if (!file) throw new AppError('not_found', 'Your organisation has no such chart.')
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="${file.filename}"`)
          .send(file.text)
      },
    })

    app.get('/analytics/settings', {
      config: { permission, operation: 'analytics.settings', outcome: { own: 200 } },
      schema: { response: { 200: analyticsSettingsSchema } },
      handler: ({ principal }) => settings.read(principal),
    })

    app.put('/analytics/settings', {
      config: { permission, operation: 'analytics.change-settings', outcome: { own: 200 } },
      schema: { body: changeAnalyticsSettingsSchema, response: { 200: analyticsSettingsSchema } },
      handler: ({ principal, body }) => settings.change(principal, body),
    })
  }
}
