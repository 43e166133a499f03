import { expect, test } from 'vitest'
import { AcuityFault } from './acuity-fault.ts'
import { jsonOf } from './classify-reply.ts'

const envelope = (error: string) => JSON.stringify({ status_code: 0, message: 'Sam Example', error })

function faultOf(status: number, text: string) {
  try {
    jsonOf({ status, text, retryAfterMs: null }, 'GET /me')
  } catch (error) {
    if (error instanceof AcuityFault) return error
  }
  throw new Error('No fault')
}

test.each([
  [400, 'refused', 'not_available', envelope('not_available')],
  [401, 'unauthorized', 'unauthorized', envelope('unauthorized')],
  [403, 'unauthorized', 'plan', envelope('unauthorized')],
  [403, 'throttled', null, '</html>'],
  [403, 'ambiguous', null, ''],
  [404, 'not-found', 'not_found', envelope('not_found')],
  [429, 'throttled', null, envelope('too_many_requests')],
  [302, 'ambiguous', null, ''],
  [502, 'ambiguous', null, '<html></html>'],
  [200, 'ambiguous', null, '{"id":'],
])('%i is %s (%s)', (status, kind, code, text) => {
  const fault = faultOf(status, text)
  expect(fault).toMatchObject({ kind, code })
  expect(`${fault.stack}${JSON.stringify(fault)}`).not.toContain('Sam Example')
})
