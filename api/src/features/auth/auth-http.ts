import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { clientAddressHeader } from './client-address-header.ts'
import type { Answer, Visit } from './visit.ts'

export const bodyLimit = 4096

export const doneSchema = z.object({ success: z.literal(true) })
export const done = { success: true as const }

const isBrowser = (headers: IncomingHttpHeaders) => headers['sec-fetch-site'] !== undefined

/** A browser names the page's origin on every POST, and says that it is one; other programs have no page to be misled by. */
export const createOriginCheck =
  (allowedOrigins: readonly string[]) =>
  async ({ headers }: FastifyRequest) => {
    const { origin } = headers
    if (origin === undefined ? isBrowser(headers) : !allowedOrigins.includes(origin)) {
      throw new AppError('forbidden', 'Sign in from the page of this service.')
    }
  }

/** Headers are named one by one, so that nothing a caller sends besides them can steer the issuer. */
export function visitOf(request: FastifyRequest): Visit {
  const headers = new Headers({ [clientAddressHeader]: request.ip })
  for (const name of ['cookie', 'origin', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return { headers }
}

/** Sets the cookies of an answer, and returns its body to be sent. */
export function give<Body>(reply: FastifyReply, { body, cookies }: Answer<Body>): Body {
  for (const cookie of cookies) reply.header('set-cookie', cookie)
  reply.header('cache-control', 'no-store')
  return body
}
