import { expect, test } from 'vitest'
import { endOfQuiet } from './quiet-hours.ts'

const sydney = 'Australia/Sydney'

test.each([
  ['in the evening, past midnight', '2026-06-10T13:00:00Z', '22:00', '07:00', sydney, '2026-06-10T21:00:00Z'],
  ['after midnight', '2026-06-10T17:30:30.500Z', '22:00', '07:00', sydney, '2026-06-10T21:00:00Z'],
  ['at the first minute', '2026-06-10T12:00:00Z', '22:00', '07:00', sydney, '2026-06-10T21:00:00Z'],
  ['in the day', '2026-06-10T03:00:00Z', '12:00', '14:00', sydney, '2026-06-10T04:00:00Z'],
  ['at midnight', '2026-06-10T14:00:00Z', '23:30', '00:30', sydney, '2026-06-10T14:30:00Z'],
  [
    'where clocks are half an hour apart',
    '2026-06-10T13:00:00Z',
    '22:00',
    '07:00',
    'Australia/Adelaide',
    '2026-06-10T21:30:00Z',
  ],
  ['where clocks never change', '2026-10-03T14:00:00Z', '22:00', '07:00', 'Australia/Brisbane', '2026-10-03T21:00:00Z'],
  // Clocks go from 02:00 to 03:00 on 4 October: the night has an hour less.
  ['in the night that clocks go forward', '2026-10-03T13:00:00Z', '22:00', '07:00', sydney, '2026-10-03T20:00:00Z'],
  ['until a time that the clock skips', '2026-10-03T15:00:00Z', '22:00', '02:30', sydney, '2026-10-03T16:00:00Z'],
  // From 03:00 back to 02:00 on 5 April: the night has an hour more.
  ['in the night that clocks go back', '2026-04-04T12:00:00Z', '22:00', '07:00', sydney, '2026-04-04T21:00:00Z'],
  ['until a time that the clock shows twice', '2026-04-04T15:15:00Z', '22:00', '02:30', sydney, '2026-04-04T15:30:00Z'],
])('quiet hours %s end by the clock of the place', (_, now, from, to, timeZone, end) => {
  expect(endOfQuiet(new Date(now), { from, to, timeZone })).toEqual(new Date(end))
})

test.each([
  ['2026-06-10T21:00:00Z', '22:00', '07:00'],
  ['2026-06-10T11:59:59Z', '22:00', '07:00'],
  ['2026-06-10T04:00:00Z', '12:00', '14:00'],
])('at %s it is not quiet from %s to %s', (now, from, to) => {
  expect(endOfQuiet(new Date(now), { from, to, timeZone: sydney })).toBeNull()
})
