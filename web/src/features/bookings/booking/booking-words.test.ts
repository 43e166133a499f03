import type { Booking } from '@medinotes/shared/booking-views'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { plainBlanks } from '../../../testing/plain-blanks.ts'
import { activityDetail } from './activity-words.ts'
import { quoteNow, quoteSentence } from './quote-words.ts'
import { statusLine } from './status-line.ts'

const timeZone = 'Australia/Melbourne'
const now = Date.parse('2026-03-02T01:00:00.000Z')
const confirmed: Parameters<typeof statusLine>[0] = {
  status: 'confirmed',
  startsAt: '2026-03-12T22:00:00.000Z',
  endsAt: '2026-03-12T23:30:00.000Z',
  timeZone,
  heldUntil: null,
  paperworkDueAt: '2026-03-06T06:00:00.000Z',
  paperworkReceivedAt: null,
  deadlines: [{ kind: 'report', at: '2026-04-03T06:00:00.000Z', metAt: null }],
  noShowFeeCents: 180_400,
  charges: [],
  cancelled: null,
  actions: ['reschedule', 'cancel'],
  activity: [],
}
const line = (change: Partial<Booking> = {}, at = now) => {
  const { title, next } = statusLine({ ...confirmed, ...change }, at)
  return plainBlanks(`${title} | ${next}`)
}

// A year is written where it is not the present one.
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-01T00:00:00.000Z'), toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

it('says what a booking is and what comes next, to those who may do it and to those who wait', () => {
  expect(line()).toBe('Confirmed | Next: the paperwork is due Fri 6 Mar, 5:00 pm AEDT (in 4 days).')
  expect(line({ paperworkReceivedAt: '2026-03-01T00:00:00.000Z' })).toBe(
    'Confirmed, paperwork received | Next: the examination, in 11 days.',
  )
  expect(line({}, Date.parse('2026-03-07T00:00:00.000Z'))).toMatch(/overdue \| It was due Fri 6 Mar, 5:00 pm AEDT/)
  const after = Date.parse('2026-03-13T01:00:00.000Z')
  expect(line({ actions: [] }, after)).toBe(
    'The examination is over | Next: the practice records whether the examinee attended.',
  )
  expect(line({ actions: ['attendance'] }, after)).toMatch(/Next: record whether/)
  expect(line({ status: 'requested', actions: ['decide'] })).toMatch(/^Waits for your answer/)
  expect(line({ status: 'requested' })).toMatch(/^Waits for the practice’s answer/)
  expect(line({ status: 'held', heldUntil: '2026-03-02T01:08:00.000Z', actions: ['confirm'] })).toMatch(
    /^Held until \d+:\d\d (am|pm) \S+ \(in 8 minutes\) \| Fill in the form/,
  )
})

it('says that a change is on its way while nothing can be done, and why nobody was booked', () => {
  expect(line({ actions: [] })).toMatch(/^Confirmed, and a change is on its way/)
  const entry = { id: 'a', at: '2026-03-01T00:00:00.000Z', personName: null, organizationName: null, details: {} }
  expect(
    line({
      status: 'released',
      activity: [
        { ...entry, kind: 'requested' },
        { ...entry, kind: 'declined' },
      ],
    }),
  ).toBe('Nobody was booked | The practice declined the request. It costs nothing.')
})

it('names fees to the cent once it is over', () => {
  expect(line({ status: 'no-show' })).toMatch(/The fee for this is \$1,804.00\./)
  expect(
    line({
      status: 'cancelled',
      cancelled: { at: '2026-03-02T00:00:00.000Z', reason: 'matter-settled', note: null, feeCents: 0 },
    }),
  ).toBe('Cancelled Mon 2 Mar, 11:00 am AEDT | The matter has settled. It cost nothing.')
  expect(line({ status: 'attended' })).toMatch(/Next: the report is due Fri 3 Apr, 5:00 pm AEDT/)
})

it('says until when a fee counts, and what it is from then on', () => {
  const until = '2026-03-03T06:00:00.000Z'
  expect(plainBlanks(quoteSentence('Cancelling', { feeCents: 0, until, thenFeeCents: 90_200, timeZone }))).toBe(
    'Cancelling is free until Tue 3 Mar, 5:00 pm AEDT, then $902.00.',
  )
  expect(quoteSentence('Cancelling', { feeCents: 180_405, until: null, thenFeeCents: null, timeZone })).toBe(
    'Cancelling costs $1,804.05.',
  )
})

it('finds the step of a fee that counts now, to the minute it changes', () => {
  const until = '2026-03-03T06:00:00.000Z'
  const steps = [
    { from: null, until, feeCents: 0 },
    { from: until, until: null, feeCents: 90_200 },
  ]
  const at = (instant: string) => quoteNow(steps, timeZone, Date.parse(instant))
  expect(at('2026-03-03T05:59:59.999Z')).toMatchObject({ feeCents: 0, thenFeeCents: 90_200 })
  expect(at(until)).toMatchObject({ feeCents: 90_200, until: null, thenFeeCents: null })
})

it('puts what happened into words, and passes by codes that it does not know', () => {
  const moved = { from: '2026-03-12T22:00:00.000Z', to: '2026-03-16T22:00:00.000Z', feeCents: 90_200 }
  expect(plainBlanks(activityDetail({ kind: 'rescheduled', details: moved }, timeZone) ?? '')).toBe(
    'From Fri 13 Mar, 9:00 am AEDT to Tue 17 Mar, 9:00 am AEDT. Fee $902.00',
  )
  expect(activityDetail({ kind: 'cancelled', details: { reason: 'matter-settled', feeCents: 0 } }, timeZone)).toBe(
    'The matter has settled. No fee',
  )
  expect(activityDetail({ kind: 'changed', details: { reason: 'unheard-of', fields: 3 } }, timeZone)).toBe('')
})
