import { bookingStatuses } from '@medinotes/shared/bookings'
import { permissionsOf, type Role } from '@medinotes/shared/permissions'
import { expect, it } from 'vitest'
import { actionsOf } from './booking-actions.ts'

const now = new Date('2026-03-03T00:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const as = (role: Role) => permissionsOf({ role, administers: false, operates: false })
type Facts = Parameters<typeof actionsOf>[0]

const referrer: Facts = {
  ...{ status: 'confirmed', moving: false, startsAt: hours(48), holdExtended: false, heldUntil: null },
  ...{ attendanceAt: null, sides: new Set(['referrer'] as const), holdsIt: false, permissions: as('referrer'), now },
}
const specialist: Facts = { ...referrer, sides: new Set(['practice'] as const), permissions: as('specialist') }
const admin: Facts = { ...specialist, permissions: as('admin') }

it('a hold is for the firm and for who holds it on its behalf, until it runs out', () => {
  const held = { status: 'held', heldUntil: hours(0.1) } as const
  expect(actionsOf({ ...referrer, ...held })).toEqual(['confirm', 'extend', 'release'])
  expect(actionsOf({ ...referrer, ...held, holdExtended: true })).toEqual(['confirm', 'release'])
  expect(actionsOf({ ...admin, ...held })).toEqual([])
  expect(actionsOf({ ...admin, ...held, holdsIt: true })).toEqual(['confirm', 'extend', 'release'])
  expect(actionsOf({ ...referrer, ...held, heldUntil: now })).toEqual([])
})

it('a request is answered by the practice and taken back by the firm', () => {
  expect(actionsOf({ ...referrer, status: 'requested' })).toEqual(['change', 'cancel'])
  expect(actionsOf({ ...specialist, status: 'requested' })).toEqual(['decide', 'change', 'cancel'])
})

it('a confirmed booking is changed before it begins, and attendance recorded by the practice after', () => {
  expect(actionsOf(referrer)).toEqual(['change', 'reschedule', 'cancel'])
  expect(actionsOf({ ...referrer, moving: true })).toEqual([])
  expect(actionsOf({ ...referrer, startsAt: now })).toEqual([])
  expect(actionsOf({ ...specialist, startsAt: now })).toEqual(['attendance'])
})

it('attendance is put right within a day of its first record', () => {
  const attended = { ...specialist, status: 'attended', startsAt: hours(-30) } as const
  expect(actionsOf({ ...attended, attendanceAt: hours(-23) })).toEqual(['attendance'])
  expect(actionsOf({ ...attended, attendanceAt: hours(-24) })).toEqual([])
  expect(actionsOf({ ...attended, ...{ sides: referrer.sides, attendanceAt: hours(-1) } })).toEqual([])
})

it('nobody does anything to what is over, and nobody without the permission', () => {
  for (const status of ['submitting', 'cancelled', 'released'] as const) {
    expect(actionsOf({ ...admin, status })).toEqual([])
  }
  for (const status of bookingStatuses) {
    expect(actionsOf({ ...admin, status, holdsIt: true, heldUntil: hours(1), permissions: [] })).toEqual([])
  }
})
