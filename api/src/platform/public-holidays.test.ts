import { type AustralianState, australianStates } from '@medinotes/shared/scheduling'
import Holidays from 'date-holidays'
import { describe, expect, test } from 'vitest'
import { publicHolidaysOf } from './public-holidays.ts'

const [firstYear, lastYear] = [2020, 2049]

/** Of a whole state: evenings alone (Christmas Eve from 6 or 7 pm) are left out, and days of one city or district too. */
function holidaysOf(state: AustralianState) {
  const calendar = new Holidays('AU', state)
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => calendar.getHolidays(firstYear + index))
    .flat()
    .filter(({ type, date }) => type === 'public' && date.slice(11) === '00:00:00')
    .map(({ date, name }) => `"${date.slice(0, 10)}", "${name.replace(' (substitute day)', '')}"`)
}

describe('Public holidays', () => {
  test('are those that date-holidays knows; after an update of it: npx vitest run public-holidays --update', async () => {
    const days = Map.groupBy(
      australianStates.flatMap((state) => holidaysOf(state).map((day) => ({ state, day }))),
      ({ day }) => day,
    )
    const lines = Array.from(days, ([day, of]) => `  [${day}, "${of.map(({ state }) => state).join(' ')}"]`)
    await expect(`[\n${lines.toSorted().join(',\n')}\n]\n`).toMatchFileSnapshot('./public-holidays.json')
  })

  test('are known for years to come', () => {
    expect(publicHolidaysOf('VIC', new Date().getFullYear() + 5).size).toBeGreaterThan(10)
  })
})
