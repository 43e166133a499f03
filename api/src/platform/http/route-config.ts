import type { Permission } from '@medinotes/shared/permissions'
import type { FastifyContextConfig } from 'fastify'
import type { Principal } from '../principal.ts'

/** `public` needs no token, `signed-in` any valid one; everything else is a permission of the caller's role. */
export type RouteAccess = Permission | 'public' | 'signed-in'

/** What a call costs us; each person has a budget a minute for each class. */
export type CostClass = 'read' | 'write' | 'generation'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call it; the service refuses to start when a route names none. */
    permission?: RouteAccess
    /** Stable name in logs, audit and OpenAPI, such as `consultation.create`. */
    operation?: string
    /** By method when absent. */
    costClass?: CostClass
  }
  interface FastifyRequest {
    /** Set by the access hook on every route that is not public. */
    principal: Principal
  }
}

/** What a route says of itself. */
export type RouteDeclarations = Pick<FastifyContextConfig, 'permission' | 'operation' | 'costClass'>
