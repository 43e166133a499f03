import type { Permission } from '@medinotes/shared/permissions'
import type { FastifyContextConfig } from 'fastify'
import type { Principal } from '../principal.ts'

/** `public` needs no token, `signed-in` any valid one; everything else is a permission of the caller's role. */
export type RouteAccess = Permission | 'public' | 'signed-in'

/** What a call costs us; each person has a budget a minute for each class. */
export type CostClass = 'read' | 'write' | 'generation' | 'upload'

/**
 * Statuses the authorisation matrix expects. `own`: from somebody who may call it, about what is theirs. `foreign`: the same
 * about another organization's thing, absent where the route is about nobody's in particular. Who lacks the permission gets
 * 403 and who sends no token 401, without saying so here. `anyone`: from a public route, whoever calls.
 */
type Outcome = { own: number; foreign?: number } | { anyone: number }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call it; the service refuses to start when a route names none. */
    permission?: RouteAccess
    /** Stable name in logs, audit and OpenAPI, such as `consultation.create`. */
    operation?: string
    /** By method when absent. */
    costClass?: CostClass
    /** Takes `?ticket=` in place of a token; the route itself finds out who holds it. */
    ticketed?: boolean
    /** The caller must have proven who they are within the last ten minutes. */
    stepUp?: boolean
    /** Takes an Idempotency-Key; a POST that does not says why nobody needs one. */
    idempotent?: true | { unneeded: string }
    /** What the authorisation matrix expects of this route; a route without it fails the tests. */
    outcome?: Outcome
  }
  interface FastifyRequest {
    /** Set by the access hook on every route that is not public. */
    principal: Principal
  }
}

/** What a route says of itself. */
export type RouteDeclarations = Pick<
  FastifyContextConfig,
  'permission' | 'operation' | 'costClass' | 'ticketed' | 'stepUp' | 'idempotent' | 'outcome'
>
