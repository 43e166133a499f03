import { noticePreviewListSchema } from '@medinotes/shared/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { noticePreviews } from './notice-previews.ts'

/** `GET /notices/previews`, to be mounted at `/api` in a demonstration only, like the inbox; all of it is made up. */
export function previewRoutes(publicUrl: string): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/notices/previews', {
      config: { permission: 'public', operation: 'notice.previews', outcome: { anyone: 200 } },
      schema: { response: { 200: noticePreviewListSchema } },
      handler: () => ({ items: noticePreviews(publicUrl) }),
    })
  }
}
