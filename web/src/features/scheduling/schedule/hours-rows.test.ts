import { expect, test } from 'vitest'
import { hoursOf, nextRow, problemsOf, rowsOf } from './hours-rows.ts'

const placeId = '6d0cfb0a-0f5c-4f3f-9d5e-2b1f6f3f7a01'
const monday = {
  weekday: 1,
  placeId,
  from: '09:00',
  to: '12:00',
  everyWeeks: 2,
  validFrom: '2026-03-02',
  validUntil: null,
}

test('rows stand in the order of the week, and come back as they were', () => {
  const rows = rowsOf([{ ...monday, weekday: 5 }, { ...monday, from: '13:00', to: '15:00' }, monday])
  expect(hoursOf(rows).map(({ weekday, from }) => `${weekday} ${from}`)).toEqual(['1 09:00', '1 13:00', '5 09:00'])
})

test('the next row is the day after the last one, at the same place and times', () => {
  const [row] = rowsOf([{ ...monday, weekday: 7 }])
  expect(row && nextRow([row], null)).toMatchObject({ ...monday, weekday: 1 })
  expect(nextRow([], placeId)).toMatchObject({ weekday: 1, placeId, from: '09:00', to: '17:00' })
})

test('each row says what is wrong with it', () => {
  const rows = rowsOf([
    monday,
    { ...monday, weekday: 2, to: '09:00' },
    { ...monday, weekday: 3, validUntil: '2026-03-01' },
    { ...monday, weekday: 4, from: '' },
  ])
  const found = rows.map(({ key }) => Object.keys(problemsOf(rows).get(key) ?? {}))
  expect(found).toEqual([[], ['to'], ['validUntil'], ['from']])
})
