import { expect, it } from 'vitest'
import { priceText } from './price.ts'

it.each([
  [0, '$0'],
  [null, 'Price on request'],
  [4900, '$49 a month'],
  [4950, '$49.50 a month'],
])('%s cents read as %s', (cents, text) => {
  expect(priceText(cents)).toBe(text)
})
