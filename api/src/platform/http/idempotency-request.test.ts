import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { keyedRequestOf } from './idempotency-request.ts'

const hashOf = (body: unknown, method = 'POST', url = '/api/things') => {
  const principal = { personId: 'p', caller: { organizationId: null } }
  const asked = { method, body, params: {}, query: {}, principal, headers: { 'idempotency-key': 'k' } }
  const request = { ...asked, routeOptions: { url, config: { operation: 'thing.make' } } }
  return keyedRequestOf(request as unknown as FastifyRequest)?.requestHash.toString('hex')
}

test('two ways to write one body are one request', () => {
  const body = { b: [{ d: null, c: 'ü' }], a: 1 }
  expect(hashOf({ a: 1, b: [{ c: 'ü', d: null }] })).toBe(hashOf(body))
  expect(hashOf(undefined)).toBe(hashOf(null))
})

test.each([
  ['value', { a: 2, b: [1, 2] }],
  ['type', { a: '1', b: [1, 2] }],
  ['order of a list', { a: 1, b: [2, 1] }],
  ['field more', { a: 1, b: [1, 2], c: null }],
])('another %s makes it another request', (_what, body) => {
  expect(hashOf(body)).not.toBe(hashOf({ a: 1, b: [1, 2] }))
})

test('another address makes it another request', () => {
  expect(hashOf({}, 'POST', '/api/others')).not.toBe(hashOf({}))
  expect(hashOf({}, 'PUT')).not.toBe(hashOf({}))
})
