import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeNextPath } from './next-path.ts'

const site = 'https://medinotes.example'

describe('where to go after signing in', () => {
  it.each(['/app', '/app/consultations?status=draft', '/app/settings#theme', '/app/a%20b'])('keeps %s', (next) => {
    expect(safeNextPath(next, '/app')).toBe(next)
  })

  it.each([
    null,
    '',
    'app',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '///evil.example',
  ])('refuses %j', (next) => {
    expect(safeNextPath(next, '/home')).toBe('/home')
  })

  it('never leaves the site, whatever it is given', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      'https:',
      'evil.example',
      '%2f',
      'app',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const target = safeNextPath(`/${pieces.join('')}`, '/home')
        expect(new URL(target, site).origin).toBe(site)
      }),
      { numRuns: 2000 },
    )
  })
})
