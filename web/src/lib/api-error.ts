import type { ErrorCode, Problem } from '@medinotes/shared/errors'

/** The service answered with a problem; its title and detail are safe to show. */
export class ApiError extends Error {
  readonly problem: Problem
  /** How long the service asked us to wait, from `Retry-After`. */
  readonly retryAfterSeconds: number | null

  constructor(problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** No answer came: offline, the service is restarting, or something between us cut the line. */
export class ConnectionError extends Error {
  constructor(options?: ErrorOptions) {
    super('The service cannot be reached. Check your connection, then try again.', options)
    this.name = 'ConnectionError'
  }
}

/** Something answered in a shape we don't know: a proxy's page, or another version of the service. */
export class UnexpectedReplyError extends Error {
  readonly status: number

  constructor(status: number, options?: ErrorOptions) {
    super('The service gave an answer this page does not understand. Reload the page, then try again.', options)
    this.name = 'UnexpectedReplyError'
    this.status = status
  }
}

/** Nobody is signed in with the service that signs people in here, as its own script says. */
export class SignedOutError extends Error {
  constructor() {
    super('You are not signed in.')
    this.name = 'SignedOutError'
  }
}

/** What another service signs people in with did not load. */
export class SignInUnreachableError extends Error {
  constructor(options?: ErrorOptions) {
    super(
      'The service that signs people in here cannot be reached. Check your connection, then reload the page.',
      options,
    )
    this.name = 'SignInUnreachableError'
  }
}

/** The HTTP status behind an error, or null when there was no answer. */
export function statusOf(error: unknown) {
  if (error instanceof ApiError) return error.problem.status
  if (error instanceof SignedOutError) return 401
  return error instanceof UnexpectedReplyError ? error.status : null
}

/** The service's own code for an error, or null when it gave none. */
export const codeOf = (error: unknown): ErrorCode | null => (error instanceof ApiError ? error.problem.code : null)

const waitText = (seconds: number) => {
  if (seconds < 90) return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`
}

const isPlain = (error: unknown): error is Error =>
  [ConnectionError, UnexpectedReplyError, SignedOutError, SignInUnreachableError].some((kind) => error instanceof kind)

/** One or two plain sentences for a person: what happened and what to do next. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError) {
    const text = error.message.replace(/[^.?!]$/, '$&.')
    return error.retryAfterSeconds ? `${text} ${waitText(error.retryAfterSeconds)}` : text
  }
  if (isPlain(error)) return error.message
  return 'Something went wrong on this page. Try again; if it stays, reload the page.'
}
