import type { ErrorCode } from '@medinotes/shared/errors'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'

/** The issuer's own codes that tell a person more than the status does. */
const byCode: Record<string, readonly [ErrorCode, string]> = {
  INVALID_EMAIL_OR_PASSWORD: [
    'wrong_credentials',
    'The e-mail address or the password is not right. Check both, then try again.',
  ],
}

const byStatus: Record<number, readonly [ErrorCode, string]> = {
  401: ['unauthenticated', 'You are not signed in, or your session has ended. Sign in again.'],
  403: ['forbidden', 'Signing in was refused.'],
  404: ['not_found', 'There is nothing here.'],
  429: ['too_many_requests', 'Too many tries in a short time. Wait a moment, then try again.'],
}

const issuerErrorSchema = z.object({ code: z.string() })

/** A refusal of the built-in issuer as a problem of ours; undefined for a success. */
export function issuerProblem({ status, headers }: Response, body: unknown): AppError | undefined {
  if (status < 400) return undefined
  const { data } = issuerErrorSchema.safeParse(body)
  const [code, detail] = byCode[data?.code ?? ''] ?? byStatus[status] ?? (status < 500 ? malformed : internal)
  const wait = headers.get('x-retry-after')
  return new AppError(code, detail, wait === null ? {} : { retryAfterSeconds: Number(wait) })
}

const malformed: readonly [ErrorCode, string] = ['malformed', 'Some fields are missing or not valid.']
const internal: readonly [ErrorCode, undefined] = ['internal', undefined]
