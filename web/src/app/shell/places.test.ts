import { permissionsOf, roles } from '@medinotes/shared/permissions'
import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { placeOf, placesFor, sectionsOf, splitForPhone } from './places.ts'

describe('the places of a person', () => {
  it('are those their role may see', () => {
    const labels = placesFor(permissionsOf({ role: 'referrer', administers: false, operates: false })).map(
      ({ label }) => label,
    )
    expect(labels).toEqual(['Home', 'Book', 'Bookings', 'Calendar', 'Waitlist', 'Organisation', 'Settings'])
    expect(placesFor(permissionsOf({ role: 'specialist', administers: false, operates: false }))).toHaveLength(10)
  })

  it.each([
    [paths.home, 'Home'],
    [paths.newConsultation, 'New note'],
    [paths.consultations, 'Notes'],
    [paths.consultation('11111111-0000-4000-8000-000000000000'), 'Notes'],
    [paths.newTemplate, 'Templates'],
    [paths.organization, 'Organisation'],
    [`${paths.home}/nowhere`, undefined],
    ['/elsewhere', undefined],
  ])('%s belongs to %s', (pathname, label) => {
    expect(
      placeOf(placesFor(permissionsOf({ role: 'specialist', administers: false, operates: false })), pathname)?.label,
    ).toBe(label)
  })

  it('stand in groups for who administers, and a group of one has no title', () => {
    const titles = (standing: Parameters<typeof permissionsOf>[0]) =>
      sectionsOf(placesFor(permissionsOf(standing))).flatMap(({ title }) => title ?? [])
    expect(titles({ role: 'admin', administers: true, operates: true })).toEqual([
      ...['Practice', 'People', 'Booking rules', 'Quality', 'System'],
    ])
    expect(titles({ role: 'referrer', administers: false, operates: false })).toEqual([])
  })

  it('fit a phone whatever the standing: at most five, the rest behind a menu', () => {
    for (const role of roles)
      for (const operates of [true, false]) {
        const places = placesFor(permissionsOf({ role, administers: true, operates }))
        const { shown, rest } = splitForPhone(places)
        expect([...shown, ...rest]).toEqual(places)
        expect(shown.length + Math.min(rest.length, 1)).toBeLessThanOrEqual(5)
      }
  })
})
