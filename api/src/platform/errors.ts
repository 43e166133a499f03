import type { Slot } from '@medinotes/shared/availability'
import { type ErrorCode, errorStatus } from '@medinotes/shared/errors'

export interface FieldError {
  path: string
  message: string
}

interface AppErrorOptions {
  errors?: readonly FieldError[]
  retryAfterSeconds?: number
  /** With `slot_taken`: free ones nearest to it. */
  slots?: readonly Slot[]
  cause?: unknown
}

/** The only error whose words reach a caller; whatever else is thrown becomes `internal` and says nothing. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string | undefined
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined
  readonly slots: readonly Slot[] | undefined

  /** `detail` is shown to the caller: one sentence without patient data, secrets or what they typed. */
  constructor(code: ErrorCode, detail?: string, { errors, retryAfterSeconds, slots, cause }: AppErrorOptions = {}) {
    super(detail ?? code, { cause })
    this.name = 'AppError'
    this.code = code
    this.status = errorStatus[code]
    this.detail = detail
    this.errors = errors
    this.retryAfterSeconds = retryAfterSeconds
    this.slots = slots
  }
}

/** Of what whoever runs the organization, or the installation, does not want used. */
export const switchedOff = (what: string) =>
  new AppError('switched_off', `${what} is switched off at your organisation. Whoever runs it can tell you why.`)
