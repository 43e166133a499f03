import { changeSettingSchema, settingListSchema, settingNameSchema } from '@medinotes/shared/settings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Settings } from './setting.service.ts'

const params = z.strictObject({ name: settingNameSchema })

/** `/settings` of the caller's organization and `/admin/settings` of the installation, to be mounted at `/api`. */
export function settingRoutes(settings: Settings): FastifyPluginAsyncZod {
  const change = { params, body: changeSettingSchema, response: { 204: z.null() } }
  return async (app) => {
    app.get('/settings', {
      config: { permission: 'organization:write', operation: 'setting.list', outcome: { own: 200 } },
      schema: { response: { 200: settingListSchema } },
      handler: ({ principal }) => settings.ofOrganization(principal),
    })

    app.put('/settings/:name', {
      config: { permission: 'organization:write', operation: 'setting.change', stepUp: true, outcome: { own: 204 } },
      schema: change,
      handler: async ({ principal, params: { name }, body: { value } }, reply) => {
        await settings.changeOfOrganization(principal, { name, value })
        return reply.code(204).send(null)
      },
    })

    app.get('/admin/settings', {
      config: { permission: 'platform:read', operation: 'setting.list-installation', outcome: { own: 200 } },
      schema: { response: { 200: settingListSchema } },
      handler: ({ principal }) => settings.ofInstallation(principal),
    })

    app.put('/admin/settings/:name', {
      config: {
        permission: 'platform:write',
        operation: 'setting.change-installation',
        stepUp: true,
        outcome: { own: 204 },
      },
      schema: change,
      handler: async ({ principal, params: { name }, body: { value } }, reply) => {
        await settings.changeOfInstallation(principal, { name, value })
        return reply.code(204).send(null)
      },
    })
  }
}
