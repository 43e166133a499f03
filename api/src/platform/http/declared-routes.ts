import { problemSchema } from '@medinotes/shared/errors'
import type { FastifyInstance, onRequestAsyncHookHandler, preHandlerAsyncHookHandler, RouteOptions } from 'fastify'
import type { RouteDeclarations } from './route-config.ts'

/** A route as it was registered, for whoever must go through them all. */
export interface DeclaredRoute extends RouteDeclarations {
  method: string
  url: string
}

declare module 'fastify' {
  interface FastifyInstance {
    declaredRoutes: readonly DeclaredRoute[]
  }
}

interface Hooks {
  /** Decides who calls, before the body is read. */
  access: onRequestAsyncHookHandler
  /** Runs once it is known who calls. */
  personLimit: preHandlerAsyncHookHandler
}

/** Holds every route registered from here on to its declarations: no route is open because nobody said who may call it. */
export function requireDeclarations(app: FastifyInstance, { access, personLimit }: Hooks) {
  const declared: DeclaredRoute[] = []
  app.decorate('declaredRoutes', declared)
  app.addHook('onRoute', (route) => {
    const { permission, operation }: RouteDeclarations = route.config ?? {}
    if (permission === undefined || operation === undefined) {
      throw new Error(
        `${[route.method].flat().join(', ')} ${route.url} must declare config.permission and config.operation`,
      )
    }
    for (const method of [route.method].flat()) declared.push({ ...route.config, method, url: route.url })
    describe(route, permission === 'public', operation)
    if (permission === 'public') return
    route.onRequest = [...asList(route.onRequest), access]
    route.preHandler = [personLimit, ...asList(route.preHandler)]
  })
}

/** What OpenAPI says of a route comes from what it declares. */
function describe(route: RouteOptions, isPublic: boolean, operation: string) {
  const schema = route.schema ?? {}
  route.schema = {
    operationId: operation,
    tags: [operation.split('.')[0] ?? operation],
    security: isPublic ? [] : [{ accessToken: [] }],
    ...schema,
    // Errors have this shape, and a status that the route did not declare cannot leave in any other.
    ...(schema.response !== undefined && { response: { default: problemSchema, ...schema.response } }),
  }
}

const asList = <Item>(items: Item | Item[] | undefined): Item[] =>
  items === undefined ? [] : ([items].flat() as Item[])
