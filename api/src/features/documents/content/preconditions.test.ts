import { describe, expect, test } from 'vitest'
import { checkPreconditions, rangeCounts } from './preconditions.ts'

const moment = 'Wed, 04 Mar 2026 05:06:07 GMT'
const validators = { etag: '"abc"', lastModified: new Date(moment) }
const later = 'Wed, 04 Mar 2026 05:06:08 GMT'
const earlier = 'Wed, 04 Mar 2026 05:06:06 GMT'

describe('what the caller has decides', () => {
  test.each([
    [{}, 'proceed'],
    [{ 'if-none-match': '"abc"' }, 'not-modified'],
    [{ 'if-none-match': 'W/"abc"' }, 'not-modified'],
    [{ 'if-none-match': '"x", "abc"' }, 'not-modified'],
    [{ 'if-none-match': '*' }, 'not-modified'],
    [{ 'if-none-match': '"x"' }, 'proceed'],
    // The tag says more than the time.
    [{ 'if-none-match': '"x"', 'if-modified-since': later }, 'proceed'],
    [{ 'if-modified-since': moment }, 'not-modified'],
    [{ 'if-modified-since': earlier }, 'proceed'],
    [{ 'if-modified-since': 'yesterday' }, 'proceed'],
    [{ 'if-match': '"abc"' }, 'proceed'],
    [{ 'if-match': '*' }, 'proceed'],
    [{ 'if-match': '"x"' }, 'failed'],
    // A weak tag does not tell bytes apart.
    [{ 'if-match': 'W/"abc"' }, 'failed'],
    [{ 'if-unmodified-since': earlier }, 'failed'],
    [{ 'if-unmodified-since': moment }, 'proceed'],
    [{ 'if-match': '"abc"', 'if-unmodified-since': earlier }, 'proceed'],
  ] as const)('%j: %s', (headers, outcome) => {
    expect(checkPreconditions(headers, validators)).toBe(outcome)
  })
})

test.each([
  [undefined, true],
  ['"abc"', true],
  ['W/"abc"', false],
  ['"x"', false],
  [moment, true],
  [later, false],
])('a range with If-Range %s counts: %s', (ifRange, counts) => {
  expect(rangeCounts({ 'if-range': ifRange }, validators)).toBe(counts)
})
