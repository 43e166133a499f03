import { STATUS_CODES } from 'node:http'
import type { Problem } from '@medinotes/shared/errors'
import type { AppError } from './errors.ts'

/** The body of an error, in a reply or at the end of a stream. */
export function toProblem({ code, status, detail, errors, slots }: AppError, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(errors !== undefined && { errors: [...errors] }),
    requestId,
    ...(slots !== undefined && { slots: [...slots] }),
  }
}
