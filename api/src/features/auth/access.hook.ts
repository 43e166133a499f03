import type { onRequestAsyncHookHandler } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { RouteAccess } from '../../platform/http/route-config.ts'
import type { Principal } from '../../platform/principal.ts'
import type { People } from '../organizations/people.service.ts'
import type { TokenVerifier } from './token-verifier.ts'

interface Dependencies {
  verifier: TokenVerifier
  people: Pick<People, 'principalFor'>
}

/** Finds out who calls from the bearer token alone, and what they may do from the database alone. */
export function createAccessHook({ verifier, people }: Dependencies): onRequestAsyncHookHandler {
  return async (request) => {
    const access = request.routeOptions.config.permission
    if (access === 'public') return
    const token = await verifier.verify(readBearer(request.headers.authorization))
    const principal = await people.principalFor(token)
    if (!mayCall(principal, access)) throw new AppError('forbidden', 'Your role does not allow this.')
    request.principal = principal
  }
}

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

function readBearer(authorization: string | undefined) {
  const token = bearer.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new AppError('unauthenticated', 'Send an access token as Authorization: Bearer.')
  return token
}

const mayCall = ({ permissions }: Principal, access: RouteAccess | undefined) =>
  access === 'signed-in' || permissions.some((permission) => permission === access)
