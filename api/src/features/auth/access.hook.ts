import { idSchema } from '@medinotes/shared/common'
import { sessionTimes } from '@medinotes/shared/session-times'
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { RouteAccess } from '../../platform/http/route-config.ts'
import { bringsTicket } from '../../platform/http/ticketed.ts'
import type { Principal } from '../../platform/principal.ts'
import type { People } from '../organizations/people.service.ts'
import type { TokenVerifier } from './token-verifier.ts'

interface Dependencies {
  verifier: TokenVerifier
  people: Pick<People, 'principalFor' | 'keepSession'>
  now?: () => number
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Finds out who calls from the bearer token alone, and what they may do from the database alone. */
export function createAccessHook({ verifier, people, now = Date.now }: Dependencies): onRequestAsyncHookHandler {
  return async (request) => {
    const { permission, stepUp } = request.routeOptions.config
    if (permission === 'public' || bringsTicket(request)) return
    const token = await verifier.verify(readBearer(request.headers.authorization))
    const principal = await people.principalFor(token, readOrganization(request))
    // Before anything is refused, so that the log names who was.
    request.principal = principal
    refuse(principal, permission)
    if (stepUp === true) refuseUnproven(principal, now())
    // Reading may be the page's own doing; who changes something is there.
    if (!safeMethods.has(request.method)) await people.keepSession(principal)
  }
}

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

function readBearer(authorization: string | undefined) {
  const token = bearer.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new AppError('unauthenticated', 'Send an access token as Authorization: Bearer.')
  return token
}

function readOrganization({ headers }: FastifyRequest) {
  const named = headers['x-organization-id']
  if (named === undefined) return null
  const id = idSchema.safeParse(named)
  if (id.success) return id.data.toLowerCase()
  throw new AppError('malformed', 'x-organization-id takes the id of an organisation.')
}

const restrictionDetails = {
  organization_suspended: 'This organisation is suspended. Ask the practice that runs the service.',
  factor_required: 'Your role needs a second factor. Turn one on in your security settings.',
} as const

function refuse({ permissions, restriction }: Principal, access: RouteAccess | undefined) {
  if (access === 'signed-in') return
  if (restriction !== null) throw new AppError(restriction, restrictionDetails[restriction])
  if (permissions.some((permission) => permission === access)) return
  throw new AppError('forbidden', 'Your role does not allow this.')
}

function refuseUnproven({ provenAt }: Principal, now: number) {
  if (provenAt !== null && now - provenAt.getTime() < sessionTimes.provenMinutes * 60_000) return
  throw new AppError('step_up_required', 'Confirm that it is you, then do this again.')
}
