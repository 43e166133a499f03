import type { Permission } from '@medinotes/shared/permissions'
import type { Principal } from '../principal.ts'

/** `public` needs no token, `signed-in` any valid one; everything else is a permission of the caller's role. */
export type RouteAccess = Permission | 'public' | 'signed-in'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call it; the service refuses to start when a route names none. */
    permission?: RouteAccess
    /** Stable name in logs, audit and OpenAPI, such as `consultation.create`. */
    operation?: string
  }
  interface FastifyRequest {
    /** Set by the access hook on every route that is not public. */
    principal: Principal
  }
}
