import { WriterError } from '../note-writer.ts'

interface Reason {
  detail: string
  isRetryable?: true
  isRefusal?: true
}

/** The sentences a person may read; an upstream's own message is never among them, since it may quote the notes. */
const reasons = {
  unreachable: { detail: 'The AI service could not be reached.', isRetryable: true },
  busy: { detail: 'The AI service is too busy to answer now.', isRetryable: true },
  faulty: { detail: 'The AI service has a fault of its own.', isRetryable: true },
  cut: { detail: 'The AI service broke off before the note was complete.', isRetryable: true },
  stalled: { detail: 'The AI service stopped answering.' },
  allowance: { detail: 'The AI service’s allowance is used up; an administrator can raise it.' },
  key: { detail: 'The AI service did not accept this product’s key; an administrator must check it.' },
  rejected: { detail: 'The AI service did not accept the request; an administrator must check its address and model.' },
  tooLong: { detail: 'These notes are too long for the AI model.' },
  lengthLimit: { detail: 'The AI model reached its length limit before the note was complete.' },
  foreign: { detail: 'The AI service’s answer could not be read.' },
  format: { detail: 'The AI model did not keep to the template’s sections.' },
  refused: { detail: 'The AI model declined to write this note.', isRefusal: true },
} satisfies Record<string, Reason>

/** Why an attempt to have a note written ended early. */
export class UpstreamFailure extends Error {
  readonly reason: Reason
  readonly kind: keyof typeof reasons
  readonly retryAfterMs: number | undefined

  constructor(reason: keyof typeof reasons, retryAfterMs?: number) {
    super(reasons[reason].detail)
    this.name = 'UpstreamFailure'
    this.reason = reasons[reason]
    this.kind = reason
    this.retryAfterMs = retryAfterMs
  }
}

/** A failure without its cause: what the SDK throws quotes the upstream, and causes end in logs. */
export function toWriterError({ reason, kind: upstream }: UpstreamFailure, hasText: boolean): WriterError {
  if (reason.isRefusal) return new WriterError('writer_refused', reason.detail)
  return new WriterError(hasText ? 'generation_interrupted' : 'writer_unavailable', reason.detail, { upstream })
}

/** Whatever was thrown while talking to the upstream; what is no fault of the upstream's comes back unchanged. */
export function readFailure(error: unknown): unknown {
  if (isApiError(error)) return readApiError(error)
  // undici's only sign that the connection broke inside a body.
  if (error instanceof TypeError && error.message === 'terminated') return new UpstreamFailure('cut')
  if (error instanceof SyntaxError) return new UpstreamFailure('foreign')
  return error
}

/** True when a compatible server has no Responses API, as against one that has it and not the model. */
export const lacksResponses = (error: unknown) =>
  isApiError(error) && [404, 405, 501].includes(error.status ?? 0) && error.code !== 'model_not_found'

interface ApiError extends Error {
  status: number | undefined
  code?: string | null
  headers?: Headers
  /** The upstream's own account; a connection that failed has none. */
  error?: object
}

// By shape: importing the SDK's class would load the SDK at the start.
const isApiError = (error: unknown): error is ApiError => error instanceof Error && 'status' in error

function readApiError({ status, code, headers, error: body }: ApiError): UpstreamFailure {
  if (code === 'insufficient_quota') return new UpstreamFailure('allowance')
  if (code === 'context_length_exceeded' || status === 413) return new UpstreamFailure('tooLong')
  if (code === 'content_filter') return new UpstreamFailure('refused')
  if (status === undefined) return body ? failureOfCode(code) : new UpstreamFailure('unreachable')
  if (status === 429) return new UpstreamFailure('busy', readRetryAfter(headers))
  if (status >= 500 || status === 408) return new UpstreamFailure('faulty', readRetryAfter(headers))
  return new UpstreamFailure(status === 401 || status === 403 ? 'key' : 'rejected')
}

/** What the error code inside a stream that began well means. */
export function failureOfCode(code: string | null | undefined): UpstreamFailure {
  if (code === 'rate_limit_exceeded') return new UpstreamFailure('busy')
  if (code === 'insufficient_quota') return new UpstreamFailure('allowance')
  if (code === 'context_length_exceeded') return new UpstreamFailure('tooLong')
  const isRefusal = code === 'content_filter' || code === 'invalid_prompt' || code?.endsWith('_policy') === true
  if (isRefusal || code === 'misalignment_policy_violation') return new UpstreamFailure('refused')
  return new UpstreamFailure('faulty')
}

/** Seconds or an HTTP date; undefined when there is none to be understood. */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after')
  if (!value) return undefined
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
