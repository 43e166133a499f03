import { searchRequestSchema, searchResultSchema } from '@medinotes/shared/search'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Search } from './search.service.ts'

/** `/search`, to be mounted at `/api`: each kind of result has a permission of its own. */
export function searchRoutes(search: Search): FastifyPluginAsyncZod {
  return async (app) => {
    // What is looked for is nobody's to see in an address; it changes nothing, so it may be asked again.
    app.post('/search', {
      config: {
        permission: 'organization:read',
        operation: 'search.make',
        outcome: { own: 200 },
        idempotent: { unneeded: 'It only looks' },
      },
      schema: { body: searchRequestSchema, response: { 200: searchResultSchema } },
      handler: ({ principal, body }) => search(principal, body.query),
    })
  }
}
