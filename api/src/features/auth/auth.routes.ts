import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import { type AddressBudget, createAddressBudget } from './address-budget.ts'
import { createOriginCheck } from './auth-http.ts'
import { passwordRoutes } from './password.routes.ts'
import { proofRoutes } from './proof.routes.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import type { SignInFeature } from './sign-in-feature.ts'
import { sessionRoutes } from './session.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { signUpRoutes } from './sign-up.routes.ts'
import { tokenRoutes } from './token.routes.ts'

interface Dependencies {
  feature: SignInFeature
  publicUrl: string
  allowedOrigins: readonly string[]
  countRequest: CountRequest
}

/** What each file of routes takes its part of. */
export interface AuthRouteParts extends SignInFeature {
  publicUrl: string
  requireOrigin: ReturnType<typeof createOriginCheck>
  budget: AddressBudget
}

/** The built-in issuer's routes, to be mounted at `/api/auth`; what is not listed here is not reachable. */
export function authRoutes({ feature, publicUrl, allowedOrigins, countRequest }: Dependencies): FastifyPluginAsyncZod {
  const parts: AuthRouteParts = {
    ...feature,
    publicUrl,
    requireOrigin: createOriginCheck(allowedOrigins),
    budget: createAddressBudget(countRequest),
  }
  return async (app) => {
    await app.register(signInRoutes(parts))
    await app.register(signUpRoutes(parts))
    await app.register(passwordRoutes(parts))
    await app.register(secondFactorRoutes(parts))
    await app.register(proofRoutes(parts))
    await app.register(sessionRoutes(parts))
    await app.register(tokenRoutes(parts))
  }
}
