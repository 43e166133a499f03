import type { ErrorCode } from '@medinotes/shared/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isConnectionLoss } from '../connection-loss.ts'
import { AppError, type FieldError } from '../errors.ts'
import { toProblem } from '../problem.ts'

/** The one place where an error becomes a reply. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = toAppError(error)
  if (known.status >= 500) {
    const { operation } = request.routeOptions.config
    request.log.error({ err: error, operation, status: known.status }, 'Request failed')
  }
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', known.retryAfterSeconds)
  if (known.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(known.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(toProblem(known, request.id))
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new AppError('malformed', 'Some fields are missing or not valid.', { errors: error.validation.map(toField) })
  }
  if (isConnectionLoss(error)) {
    return new AppError('unavailable', 'The database does not answer. Try again in a moment.', {
      cause: error,
      retryAfterSeconds: 2,
    })
  }
  return refusedByFastify(error) ?? new AppError('internal', undefined, { cause: error })
}

interface ValidationIssue {
  keyword: string
  instancePath: string
  message?: string
  params: Record<string, unknown>
}

function toField({ keyword, instancePath, message, params }: ValidationIssue): FieldError {
  const path = instancePath.replace(/^\//, '').replaceAll('/', '.')
  if (keyword !== 'unrecognized_keys' || !Array.isArray(params.keys)) {
    return { path, message: message ?? 'This is not valid' }
  }
  // Zod quotes the keys in its message; they are the caller's words, so they stay in the path and are kept short.
  return {
    path: [path, String(params.keys[0]).slice(0, 60)].filter(Boolean).join('.'),
    message: 'This field is not known',
  }
}

/** What Fastify and its plugins refuse before a handler runs, by status. */
const refusals: Record<number, readonly [ErrorCode, string]> = {
  400: ['malformed', 'The request is not valid.'],
  403: ['not_found', 'There is nothing here.'],
  404: ['not_found', 'There is nothing here.'],
  405: ['method_not_allowed', 'This address does not take that method.'],
  413: ['payload_too_large', 'The body is larger than this address takes.'],
  415: ['unsupported_media_type', 'Send the body as application/json.'],
}

const invalidJson = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY'])

function refusedByFastify(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined
  if ('code' in error && invalidJson.has(String(error.code))) {
    return new AppError('malformed', 'The body is not valid JSON, or uses a field name that is not allowed.')
  }
  const refusal = refusals[error.statusCode] ?? (error.statusCode < 500 ? refusals[400] : undefined)
  return refusal && new AppError(...refusal, { cause: error })
}
