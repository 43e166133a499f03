import { type ErrorCode, errorStatus } from '@medinotes/shared/errors'

export interface FieldError {
  path: string
  message: string
}

interface AppErrorOptions {
  errors?: readonly FieldError[]
  retryAfterSeconds?: number
  cause?: unknown
}

/** The only error whose words reach a caller; whatever else is thrown becomes `internal` and says nothing. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string | undefined
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined

  /** `detail` is shown to the caller: one sentence without patient data, secrets or what they typed. */
  constructor(code: ErrorCode, detail?: string, { errors, retryAfterSeconds, cause }: AppErrorOptions = {}) {
    super(detail ?? code, { cause })
    this.name = 'AppError'
    this.code = code
    this.status = errorStatus[code]
    this.detail = detail
    this.errors = errors
    this.retryAfterSeconds = retryAfterSeconds
  }
}
