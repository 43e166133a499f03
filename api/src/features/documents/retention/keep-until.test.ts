import { expect, test } from 'vitest'
import { keepUntil, yearsAfter } from './keep-until.ts'

test.each([
  ['2026-11-25', 7, '2033-11-25'],
  ['2024-02-29', 4, '2028-02-29'],
  ['2024-02-29', 7, '2031-02-28'],
  ['2096-02-29', 4, '2100-02-28'],
])('%s is followed after %i years by %s', (day, years, later) => expect(yearsAfter(day, years)).toBe(later))

test('an organisation’s own years count before the standard’s', () => {
  const invoice = { kind: 'invoice', day: '2026-03-01' }
  expect(keepUntil({ ...invoice, years: null })).toBe('2033-03-01')
  expect(keepUntil({ ...invoice, years: 2 })).toBe('2028-03-01')
})
