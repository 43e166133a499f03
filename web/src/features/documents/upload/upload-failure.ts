import { type Problem, problemSchema } from '@medinotes/shared/errors'
import type { DetailedError, HttpResponse } from 'tus-js-client'
import { ApiError, errorText, UnexpectedReplyError } from '../../../lib/api-error.ts'

export interface Failure {
  /** Trying again would change nothing. */
  isFinal: boolean
  text: string
}

/** The browser can no longer get at the file: it was moved, changed or deleted. */
export const unreadable: Failure = {
  isFinal: true,
  text: 'This file was moved or changed since. Choose it again.',
}

/** What the service says is wrong; none where it said nothing, as to HEAD. */
function problemOf(response: HttpResponse): Problem | undefined {
  try {
    return problemSchema.safeParse(JSON.parse(response.getBody())).data
  } catch {
    return undefined
  }
}

export function errorOf(response: HttpResponse) {
  const problem = problemOf(response)
  return problem ? new ApiError(problem) : new UnexpectedReplyError(response.getStatus())
}

const passingCodes = new Set<string | undefined>(['wrong_offset', 'too_many_requests', undefined])

/** Whether the same may go better in a moment. */
export function isPassing({ originalResponse: response }: Pick<DetailedError, 'originalResponse'>) {
  if (!response) return true
  const status = response.getStatus()
  if (status === 0 || status >= 500 || status === 423) return true
  return (status === 409 || status === 429) && passingCodes.has(problemOf(response)?.code)
}

const isDetailed = (error: Error | DetailedError): error is DetailedError => 'originalResponse' in error

export function failureOf(error: Error | DetailedError, isOnline = navigator.onLine): Failure {
  if (!isDetailed(error)) return { isFinal: true, text: errorText(error) }
  const { originalResponse: response, causingError } = error
  if (!isPassing(error) && response) return { isFinal: true, text: errorText(errorOf(response)) }
  if (!isOnline) return { isFinal: false, text: 'You are offline. It goes on as soon as you are back.' }
  if (response && response.getStatus() > 0) {
    return { isFinal: false, text: 'The service is busy. It is tried again by itself.' }
  }
  if (causingError instanceof ApiError) return { isFinal: false, text: errorText(causingError) }
  return { isFinal: false, text: 'The connection was lost. It goes on by itself.' }
}
