import type { ErrorCode } from '@medinotes/shared/errors'
import { AppError } from '../../platform/errors.ts'

const byStatus: Record<number, readonly [ErrorCode, string]> = {
  401: ['unauthenticated', 'You are not signed in, or your session has ended. Sign in again.'],
  403: ['forbidden', 'Signing in was refused.'],
  404: ['not_found', 'There is nothing here.'],
}

/** A refusal of Better Auth as a problem of ours, without its words; undefined for a success. */
export function issuerProblem({ status }: Response): AppError | undefined {
  if (status < 400) return undefined
  const [code, detail] = byStatus[status] ?? (status < 500 ? malformed : internal)
  return new AppError(code, detail)
}

const malformed: readonly [ErrorCode, string] = ['malformed', 'Some fields are missing or not valid.']
const internal: readonly [ErrorCode, undefined] = ['internal', undefined]
