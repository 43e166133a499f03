import { permissionsOf } from '@medinotes/shared/permissions'
import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { placeOf, placesFor } from './places.ts'

describe('the places of a person', () => {
  it('are those their role may see', () => {
    const labels = placesFor(permissionsOf({ role: 'referrer', administers: false, operates: false })).map(
      ({ label }) => label,
    )
    expect(labels).toEqual(['Home', 'Settings'])
    expect(placesFor(permissionsOf({ role: 'specialist', administers: false, operates: false }))).toHaveLength(4)
  })

  it.each([
    [paths.home, 'Home'],
    [paths.newConsultation, 'New note'],
    [paths.consultations, 'Notes'],
    [paths.consultation('11111111-0000-4000-8000-000000000000'), 'Notes'],
    [`${paths.home}/nowhere`, undefined],
    ['/elsewhere', undefined],
  ])('%s belongs to %s', (pathname, label) => {
    expect(
      placeOf(placesFor(permissionsOf({ role: 'specialist', administers: false, operates: false })), pathname)?.label,
    ).toBe(label)
  })
})
