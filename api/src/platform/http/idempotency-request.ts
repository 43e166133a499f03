import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

const keyHeader = 'idempotency-key'
export const replayedHeader = 'idempotency-replayed'

/** Of every route that takes a key; also what OpenAPI says of it. */
export const keyHeadersSchema = z.looseObject({
  [keyHeader]: z
    .string()
    .regex(/^[!-~]{1,255}$/, 'Use 1 to 255 visible ASCII characters, such as a UUID')
    .describe(
      'Of your choice, fresh for each action. Sending the same request again with it within a day does nothing twice and is answered with the first reply and `Idempotency-Replayed: true`.',
    )
    .optional(),
})

const nobody = '00000000-0000-0000-0000-000000000000'

/** Whose key it is. By the organization that the request names, since joining one changes where somebody works. */
export interface KeyPlace {
  organizationId: string
  personId: string
  key: string
}

/** What the key stands for; whoever sends it with anything else has mixed up two requests. */
export interface KeyedRequest extends KeyPlace {
  operation: string
  requestHash: Buffer
}

/** Null where the request carries no key. */
export function keyedRequestOf(request: FastifyRequest): KeyedRequest | null {
  const key = request.headers[keyHeader]
  if (typeof key !== 'string') return null
  const { principal, method, routeOptions, params, query, body } = request
  const identity = [method, routeOptions.url, params, query, body ?? null]
  return {
    organizationId: principal.caller.organizationId ?? nobody,
    personId: principal.personId,
    key,
    operation: routeOptions.config.operation ?? '',
    requestHash: createHash('sha256').update(canonical(identity)).digest(),
  }
}

/** JSON with sorted names: two ways to write one body are one request. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (_name, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  )
