import { expect, test } from 'vitest'
import { exceptionText } from './exception-text.ts'
import { type ExceptionValues, toException } from './exception-values.ts'

const leave: ExceptionValues = {
  kind: 'leave',
  firstDay: '2026-10-03',
  lastDay: '2026-10-04',
  isWholeDays: true,
  from: '09:00',
  to: '12:00',
  placeId: null,
  note: '',
}
const sydney = 'Australia/Sydney'

test('whole days reach from midnight to midnight of the place, also over a change of the clock', () => {
  const { data } = toException(leave, sydney)
  expect(data).toMatchObject({ startsAt: '2026-10-02T14:00:00.000Z', endsAt: '2026-10-04T13:00:00.000Z' })
  expect(data && exceptionText(data, sydney)).toBe('Sat 3 Oct 2026 to Sun 4 Oct 2026')
})

test('an extra session is of one day, whatever was typed for leave', () => {
  const { data } = toException({ ...leave, kind: 'extra' }, sydney)
  expect(data && exceptionText(data, sydney)).toBe('Sat 3 Oct 2026, 9:00 am to 12:00 pm')
})

test.each([
  [{ lastDay: '2026-10-02' }, 'The last day must not be before the first'],
  [{ firstDay: '' }, 'Enter the day'],
  [{ isWholeDays: false, to: '' }, 'Enter both times'],
  [{ isWholeDays: false, lastDay: '2026-10-03', to: '08:00' }, 'The end must be after the beginning'],
])('%j is refused with a reason', (change, problem) => {
  expect(toException({ ...leave, ...change }, sydney)).toEqual({ problem })
})
