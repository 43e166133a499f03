import type { ErrorCode } from '@medinotes/shared/errors'
import type { HttpRequest, HttpResponse } from 'tus-js-client'
import { expect, it } from 'vitest'
import { failureOf } from './upload-failure.ts'

const problem = (status: number, code: ErrorCode, detail: string) =>
  JSON.stringify({ type: 'about:blank', title: 'No', status, code, detail, requestId: 'r-1' })

function failed(status: number, body = '') {
  const originalResponse: HttpResponse = {
    getStatus: () => status,
    getBody: () => body,
    getHeader: () => undefined,
    getUnderlyingObject: () => null,
  }
  const originalRequest = {} as HttpRequest
  return Object.assign(new Error('tus'), { originalResponse, originalRequest, causingError: null })
}

it.each([
  [413, 'payload_too_large', 'A file may have up to 200 MB.'],
  [422, 'document_refused', 'This file is empty.'],
  [429, 'too_many_uploads', 'You have 50 files under way.'],
  [409, 'wrong_state', 'Nobody is booked here.'],
] as const)('gives up after %i %s, in the words of the service', (status, code, detail) =>
  expect(failureOf(failed(status, problem(status, code, detail)))).toEqual({ isFinal: true, text: detail }),
)

it.each([
  [409, problem(409, 'wrong_offset', 'Ask where it is.')],
  [429, problem(429, 'too_many_requests', 'Too many.')],
  [423, ''],
  [502, '<html>Bad gateway</html>'],
  [0, ''],
])('tries again after %i', (status, body) => expect(failureOf(failed(status, body)).isFinal).toBe(false))

it('tells a lost connection from a service that is busy', () => {
  expect(failureOf(failed(0), true).text).toMatch(/connection was lost/)
  expect(failureOf(failed(503), true).text).toMatch(/service is busy/)
})
