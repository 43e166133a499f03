import { expect, test } from 'vitest'
import { centsOf, dollarsOf } from './dollars.ts'

test.each([
  ['1804', 180_400],
  ['1804.5', 180_450],
  ['$1,804.05', 180_405],
  [' 0.10 ', 10],
  ['1804.555', undefined],
  ['18,04', undefined],
  ['-5', undefined],
  ['1e3', undefined],
  ['', undefined],
])('%j is %s cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents)
})

test('what was read is written the same', () => {
  for (const cents of [0, 5, 10, 99, 180_450, 10_000_000]) expect(centsOf(dollarsOf(cents))).toBe(cents)
})
