/**
 * What a call means that gave no answer to work with (acuity.md §8.3). `refused`: a 400, `code` says why. `not-found`: a 404.
 * `unauthorized`: Acuity does not take the connection any more, `code` is `plan` where the account's plan is too small for it.
 * `throttled` and `not-sent`: nothing was done. `ambiguous`: it may have been done.
 */
export type AcuityFaultKind = 'refused' | 'not-found' | 'unauthorized' | 'throttled' | 'not-sent' | 'ambiguous'

interface Told {
  code?: string | null
  retryAfterMs?: number | null
  cause?: unknown
}

/** Says which call and what it means; never what was sent or answered, which may name somebody. */
export class AcuityFault extends Error {
  readonly kind: AcuityFaultKind
  /** Acuity's own code. */
  readonly code: string | null
  readonly retryAfterMs: number | null

  constructor(kind: AcuityFaultKind, call: string, { code = null, retryAfterMs = null, cause }: Told = {}) {
    super(`Acuity: ${call} is ${kind}${code === null ? '' : ` (${code})`}`, { cause })
    this.name = 'AcuityFault'
    this.kind = kind
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
