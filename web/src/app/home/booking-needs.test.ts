import type { BookingSummary } from '@medinotes/shared/booking-views'
import type { WaitlistEntry } from '@medinotes/shared/waitlist'
import { expect, it } from 'vitest'
import { needsOf } from './booking-needs.ts'

const now = Date.parse('2026-03-02T01:00:00.000Z')

const booking = (id: string, change: Partial<BookingSummary> = {}): BookingSummary => ({
  id,
  reference: 'MN-1',
  status: 'confirmed',
  version: 1,
  organizationId: 'f',
  organizationName: 'Firm',
  practiceId: 'p',
  practiceName: 'Practice',
  specialistId: 's',
  specialistName: 'Dr One',
  specialty: 'Orthopaedics',
  examTypeId: 'e',
  examTypeName: 'Orthopaedic examination',
  modality: 'in-person',
  placeId: 'l',
  location: 'Rooms',
  startsAt: '2026-03-12T22:00:00.000Z',
  endsAt: '2026-03-12T23:00:00.000Z',
  timeZone: 'Australia/Sydney',
  feeCents: 1,
  examineeName: null,
  claimNumber: null,
  interpreter: false,
  heldUntil: null,
  paperworkDueAt: '2026-03-05T06:00:00.000Z',
  paperworkReceivedAt: null,
  ...change,
})

const entry: WaitlistEntry = {
  id: 'w',
  status: 'offered',
  examTypeId: 'e',
  examTypeName: 'Orthopaedic examination',
  specialistId: null,
  specialistName: null,
  modality: null,
  state: null,
  from: '2026-03-01',
  to: '2026-04-01',
  joinedAt: '2026-03-01T00:00:00.000Z',
  offer: {
    bookingId: 'offered',
    startsAt: '2026-03-10T22:00:00.000Z',
    timeZone: 'Australia/Sydney',
    heldUntil: '2026-03-02T02:30:00.000Z',
  },
}

const nothing = { offers: [], holds: [], requests: [], unrecorded: [], unpapered: [] }
const keys = (waiting: Partial<Parameters<typeof needsOf>[0]>) =>
  needsOf({ ...nothing, ...waiting }, now).map(({ key }) => key)

it('puts what runs out first, and names an offer once although it is held too', () => {
  const soon = { status: 'held', heldUntil: '2026-03-02T01:05:00.000Z' } as const
  expect(
    keys({
      unpapered: [booking('paper')],
      requests: [booking('asked', { status: 'requested' })],
      holds: [booking('held', soon), booking('offered', soon)],
      offers: [entry],
    }),
  ).toEqual(['offer w', 'hold held', 'requests asked', 'paperwork paper'])
})

it('passes by what has run out, what has not begun and paperwork that is due later', () => {
  expect(
    keys({
      offers: [{ ...entry, offer: entry.offer && { ...entry.offer, heldUntil: '2026-03-02T00:59:00.000Z' } }],
      holds: [booking('gone', { status: 'held', heldUntil: '2026-03-02T00:59:00.000Z' })],
      unrecorded: [booking('later'), booking('begun', { startsAt: '2026-03-02T00:30:00.000Z' })],
      unpapered: [booking('far', { paperworkDueAt: '2026-03-20T06:00:00.000Z' })],
    }),
  ).toEqual(['attendance begun'])
})

it('tells overdue paperwork from paperwork that is due', () => {
  const [due, overdue] = needsOf(
    { ...nothing, unpapered: [booking('a'), booking('b', { paperworkDueAt: '2026-03-01T06:00:00.000Z' })] },
    now,
  )
  expect(due).toMatchObject({ what: 'Paperwork due in 3 days', isUrgent: false, to: '/app/bookings/a#documents' })
  expect(overdue).toMatchObject({ what: 'Paperwork overdue', isUrgent: true })
})
