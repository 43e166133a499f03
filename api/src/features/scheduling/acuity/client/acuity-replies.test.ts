import { expect, test } from 'vitest'
import { openTimesSchema } from './acuity-replies.ts'

test('a free time on the day the clock goes forward in Sydney is an instant, and kept as written', () => {
  const [time] = openTimesSchema.parse([{ time: '2026-10-04T09:00:00+1100', slotsAvailable: '2' }])
  expect(time).toEqual({ at: new Date('2026-10-03T22:00:00Z'), written: '2026-10-04T09:00:00+1100', places: 2 })
})

test('a free time that is none fails its schema', () => {
  expect(openTimesSchema.safeParse([{ time: 'soon' }]).success).toBe(false)
})
