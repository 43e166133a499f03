import type { Slot } from '@medinotes/shared/availability'
import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import { expect, test } from 'vitest'
import { daysAround, nearestSlots, slotAt, slotsByDay, withMoved } from './moving.ts'

const slot = (startsAt: string, timeZone = 'Australia/Brisbane'): Slot => ({
  id: startsAt,
  specialistId: 'specialist',
  specialistName: 'Dr Example',
  specialty: 'Psychiatry',
  practiceName: 'Practice',
  examTypeId: 'type',
  startsAt,
  endsAt: startsAt,
  timeZone,
  modality: 'telehealth',
  placeId: null,
  location: 'Telehealth',
  feeCents: 100,
})

const nine = slot('2026-03-02T23:00:00.000Z')
const ten = slot('2026-03-03T00:00:00.000Z')
const dayAfter = slot('2026-03-03T23:00:00.000Z')

test('a drop finds the slot that begins then by the clock of its own place', () => {
  expect(slotAt([nine, ten], '2026-03-03T10:00')).toBe(ten)
  expect(slotAt([nine, ten], '2026-03-03T10:05')).toBeUndefined()
})

test('beside every slot the nearest are offered, in the order of the clock', () => {
  expect(nearestSlots([dayAfter, nine, ten], '2026-03-03T09:50', 2)).toEqual([nine, ten])
})

test('slots are told apart by the day at their place, not by that of the viewer', () => {
  expect([...slotsByDay([nine, ten, dayAfter]).keys()]).toEqual(['2026-03-03', '2026-03-04'])
})

test('nothing is looked for before today', () => {
  expect(daysAround('2026-03-03', 2, '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-16' })
  expect(daysAround('2026-03-03', 2, '2026-01-02')).toEqual({ from: '2026-03-01', to: '2026-03-16' })
  expect(daysAround('2026-03-03', 0, '2026-05-02')).toEqual({ from: '2026-05-02', to: '2026-05-15' })
})

test('a move changes the one booking and leaves the calendar it came from as it was', () => {
  const bookings = [
    { id: 'one', startsAt: 'then' } as CalendarBooking,
    { id: 'two', startsAt: 'then' } as CalendarBooking,
  ]
  const calendar: Calendar = { specialists: [], bookings, sessions: [] }
  const [moved, other] = withMoved(calendar, 'one', { ...ten, version: 8 }).bookings
  expect(moved).toMatchObject({ id: 'one', startsAt: ten.startsAt, location: 'Telehealth', version: 8 })
  expect(other).toBe(bookings[1])
  expect(calendar.bookings[0]?.startsAt).toBe('then')
})
