import { expect, test } from 'vitest'
import { dueDateOf } from './due-date.ts'

test.each([
  ['Review in two weeks', '2026-03-17'],
  ['Follow up in a fortnight', '2026-03-17'],
  ['Rv 2/52', '2026-03-17'],
  ['Repeat FBC 3/7', '2026-03-06'],
  ['Repeat MRI in 6/12', '2026-09-03'],
  ['6-week review', '2026-04-14'],
  ['See again in 3 to 4 weeks', '2026-03-31'],
  ['Letter to the GP by Friday', '2026-03-06'],
  ['Book the MRI tomorrow', '2026-03-04'],
  ['Review at 6 weeks', '2026-04-14'],
  ['Call on 5/4/2026', '2026-04-05'],
  ['Follow up 12 March', '2026-03-12'],
  ['Certificate until the end of the month', '2026-03-31'],
])('"%s" is due on %s', (line, due) => {
  expect(dueDateOf(line, '2026-03-03')).toBe(due)
})

test.each([
  'Ibuprofen 400 mg three times a day',
  'Weekly physiotherapy for six weeks',
  'Light duties, no lifting, 6 weeks',
  'Return if it gets worse',
  'Blood pressure 130/80, no change',
  'Obtain the report of 1/2/2026',
  'Ring at 3 pm',
  'Power 4/5, continue exercises',
  '',
])('"%s" names no day to come', (line) => {
  expect(dueDateOf(line, '2026-03-03')).toBeNull()
})

test('counts from the visit over the end of a year and a leap day', () => {
  expect(dueDateOf('Review in 2 weeks', '2027-12-28')).toBe('2028-01-11')
  expect(dueDateOf('Review in 2 weeks', '2028-02-20')).toBe('2028-03-05')
})
