import { expect, test } from 'vitest'
import { traceOfView } from './page-trace.ts'

test('all requests of a page are of one trace, and the next page begins another', () => {
  const first = traceOfView('/app/bookings')
  expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(traceOfView('/app/bookings')).toBe(first)
  expect(traceOfView('/app/calendar')).not.toBe(first)
})
