import { permissionsOf } from '@medinotes/shared/permissions'
import { expect, it } from 'vitest'
import { filtersOf, statusesOf, tasksOf } from './booking-views.ts'
import { dayInSydney } from './days.ts'

const today = '2026-03-03'
const yesterday = '2026-03-02'
const of = (view: Parameters<typeof filtersOf>[0], chosen: Parameters<typeof filtersOf>[1] = {}) =>
  filtersOf(view, chosen, today, yesterday)

it('parts what is booked between today and yesterday, with nothing in both and nothing in neither', () => {
  expect(of('upcoming').from).toBe(today)
  expect(of('past').to).toBe(yesterday)
  expect(of('upcoming').status).toEqual(of('past').status)
  expect(of('past').order).toBe('latest')
})

it('narrows a view and never takes it beyond its own days', () => {
  expect(of('upcoming', { from: '2026-02-01', to: '2026-04-01' })).toMatchObject({ from: today, to: '2026-04-01' })
  expect(of('upcoming', { from: '2026-03-20' }).from).toBe('2026-03-20')
  expect(of('past', { to: '2026-12-31' }).to).toBe(yesterday)
  expect(of('all', { from: '2020-01-01' })).toEqual({ from: '2020-01-01' })
})

it('lets one status of a view be chosen, and no other', () => {
  expect(of('upcoming', { status: 'requested' }).status).toBe('requested')
  expect(of('held', { status: 'cancelled' }).status).toBe('held')
  expect(of('all', { status: 'released' }).status).toBe('released')
  expect(statusesOf('cancelled')).toEqual([])
})

it('gives a referrer no task that is for the practice', () => {
  const keys = (role: 'referrer' | 'specialist') =>
    tasksOf(today, permissionsOf({ role, administers: false, operates: false })).map(({ key }) => key)
  expect(keys('referrer')).toEqual(['paperwork'])
  expect(keys('specialist')).toEqual(['requests', 'attendance', 'paperwork'])
})

it('counts days as Sydney does, on both sides of a change of its clocks', () => {
  expect(dayInSydney(0, new Date('2026-03-02T13:30:00Z'))).toBe('2026-03-03')
  expect(dayInSydney(-1, new Date('2026-03-02T13:30:00Z'))).toBe('2026-03-02')
  expect(dayInSydney(1, new Date('2026-04-04T13:30:00Z'))).toBe('2026-04-06')
})
