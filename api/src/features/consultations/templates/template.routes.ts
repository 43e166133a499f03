import { idSchema } from '@medinotes/shared/common'
import {
  changeTemplateSchema,
  createTemplateSchema,
  outlineExampleSchema,
  previewTemplateSchema,
  templateListSchema,
  templateOutlineSchema,
  templatePreviewSchema,
  templateSchema,
  templateVersionListSchema,
} from '@medinotes/shared/templates'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from '../consultation-feature.ts'
import { outlineOf } from './example-outline.ts'
import { previewTemplate } from './template-preview.ts'

const idParams = z.strictObject({ id: idSchema })

/** `/templates`, to be mounted at `/api`. */
export function templateRoutes({ templates }: Pick<ConsultationFeature, 'templates'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/templates', {
      config: { permission: 'template:read', operation: 'template.list', outcome: { own: 200 } },
      schema: { response: { 200: templateListSchema } },
      handler: ({ principal }) => templates.list(principal),
    })

    app.get('/templates/:id', {
      config: { permission: 'template:read', operation: 'template.read', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, response: { 200: templateSchema } },
      handler: ({ principal, params }) => templates.read(principal, params.id),
    })

    app.get('/templates/:id/versions', {
      config: { permission: 'template:read', operation: 'template.list-versions', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, response: { 200: templateVersionListSchema } },
      handler: ({ principal, params }) => templates.versions(principal, params.id),
    })

    app.post('/templates', {
      config: { permission: 'template:write', operation: 'template.create', idempotent: true, outcome: { own: 201 } },
      schema: { body: createTemplateSchema, response: { 201: templateSchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await templates.create(principal, body)),
    })

    app.patch('/templates/:id', {
      config: { permission: 'template:write', operation: 'template.change', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, body: changeTemplateSchema, response: { 200: templateSchema } },
      handler: ({ principal, params, body }) => templates.change(principal, params.id, body),
    })

    await app.register(workbenchRoutes)
  }
}

/** What the editor asks while somebody works on a template: nothing of it is stored or leaves the machine. */
const workbenchRoutes: FastifyPluginAsyncZod = async (app) => {
  const computed = { costClass: 'read', idempotent: { unneeded: 'It only computes' }, outcome: { own: 200 } } as const

  app.post('/templates/preview', {
    config: { permission: 'template:write', operation: 'template.preview', ...computed },
    schema: { body: previewTemplateSchema, response: { 200: templatePreviewSchema } },
    handler: async ({ body }) => previewTemplate(body),
  })

  app.post('/templates/outline', {
    config: { permission: 'template:write', operation: 'template.outline', ...computed },
    schema: { body: outlineExampleSchema, response: { 200: templateOutlineSchema } },
    handler: async ({ body }) => outlineOf(body.example),
  })
}
