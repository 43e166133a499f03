import { permissionsOf } from '@medinotes/shared/permissions'
import { keptSettingsSchema } from '@medinotes/shared/settings'
import { describe, expect, test } from 'vitest'
import type { Membership, Person } from './people.repository.ts'
import type { CallerToken } from './people.service.ts'
import { toPrincipal } from './principal-of.ts'

const asItComes = keptSettingsSchema.parse({})

const membership: Membership = {
  organizationId: 'one',
  organizationName: 'Harbour',
  organizationKind: 'practice',
  organizationStatus: 'active',
  operates: false,
  plan: 'free',
  role: 'specialist',
  administers: false,
  settings: asItComes,
}
const person: Person = {
  id: 'p',
  name: 'Dr Robin Vale',
  email: 'robin@example.test',
  emailVerified: true,
  status: 'active',
  organizationId: null,
  installation: asItComes,
  memberships: [membership, { ...membership, organizationId: 'two', organizationName: 'Wattle', role: 'referrer' }],
  session: null,
  breakGlass: [],
}
const token: CallerToken = {
  issuer: 'https://id.example',
  subject: 's',
  sessionId: null,
  profile: null,
  proof: null,
  plan: null,
  expiresAt: new Date(),
}
const live = {
  ...{ subject: 's', name: '', email: '', emailVerified: true, secondFactor: false, provenAt: null },
  activeAt: new Date(),
}

const principalOf = (
  {
    known = {},
    told = {},
    organization = null,
  }: { known?: Partial<Person>; told?: Partial<CallerToken>; organization?: string | null } = {},
  secondFactorRoles: ('specialist' | 'admin')[] = [],
) => toPrincipal({ ...person, ...known }, { ...token, ...told }, organization, secondFactorRoles)

describe('the organization of a request', () => {
  test('is the one it names, else the one last chosen, else the one joined first', () => {
    expect(principalOf({ organization: 'two', known: { organizationId: 'one' } }).organization?.id).toBe('two')
    expect(principalOf({ known: { organizationId: 'two' } }).organization?.id).toBe('two')
    expect(principalOf({ known: { organizationId: 'left since' } }).organization?.id).toBe('one')
    expect(principalOf({ known: { memberships: [] } })).toMatchObject({
      organization: null,
      role: null,
      permissions: [],
    })
  })

  test('gives the role held there, and must be one’s own', () => {
    expect(principalOf({ organization: 'two' })).toMatchObject({
      role: 'referrer',
      permissions: permissionsOf({ ...membership, role: 'referrer' }),
    })
    expect(() => principalOf({ organization: 'three' })).toThrow(expect.objectContaining({ code: 'forbidden' }))
  })
})

describe('a session of the built-in issuer', () => {
  test('ends the token with itself', () => {
    expect(() => principalOf({ told: { sessionId: 'x' } })).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    )
    expect(principalOf({ told: { sessionId: 'x' }, known: { session: live } }).personId).toBe('p')
  })

  test('must be the caller’s own', () => {
    const other = { session: { ...live, subject: 'somebody else' } }
    expect(() => principalOf({ told: { sessionId: 'x' }, known: other })).toThrow('Your session has ended')
  })

  test('knows the second factor and the last proof better than a token', () => {
    const provenAt = new Date(5000)
    const told = { sessionId: 'x', proof: { secondFactor: false, at: new Date(9000) } }
    const principal = principalOf({ told, known: { session: { ...live, secondFactor: true, provenAt } } })
    expect(principal).toMatchObject({ secondFactor: { enabled: true }, provenAt })
  })
})

describe('what is switched', () => {
  const settings = (kept: Record<string, unknown>) => keptSettingsSchema.parse(kept)
  const own = (kept: Record<string, unknown>) => ({ memberships: [{ ...membership, settings: settings(kept) }] })

  test('is on unless the organization or the installation says off', () => {
    expect(principalOf().features).toEqual({ aiNotes: true, dictation: true, patientEmail: true })
    expect(principalOf({ known: own({ 'ai-notes': false }) }).features).toMatchObject({
      aiNotes: false,
      dictation: true,
    })
    const installation = settings({ dictation: false })
    expect(principalOf({ known: { installation } }).features).toMatchObject({ aiNotes: true, dictation: false })
    // What another version kept is no reason to keep somebody out.
    expect(principalOf({ known: own({ 'idle-minutes': 'long', other: 1 }) }).idleMinutes).toBe(15)
  })

  test('may ask everybody for a second factor', () => {
    const required = { secondFactor: { required: true }, restriction: 'factor_required' }
    expect(principalOf({ known: own({ 'second-factor': true }) })).toMatchObject(required)
    expect(principalOf({ known: { installation: settings({ 'second-factor': true }) } })).toMatchObject(required)
  })

  test('may end a session sooner where nobody is there, give or take the minute in which the page tells of it', () => {
    const quietFor = (minutes: number) => ({
      ...own({ 'idle-minutes': 5 }),
      session: { ...live, activeAt: new Date(Date.now() - minutes * 60_000) },
    })
    expect(principalOf({ told: { sessionId: 'x' }, known: quietFor(5.9) }).personId).toBe('p')
    expect(() => principalOf({ told: { sessionId: 'x' }, known: quietFor(6.1) })).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    )
  })
})

describe('what somebody may do', () => {
  test('is nothing once disabled', () => {
    expect(() => principalOf({ known: { status: 'disabled' } })).toThrow(
      expect.objectContaining({ code: 'account_disabled' }),
    )
  })

  test('is nothing in a suspended organization, and unchanged in another one', () => {
    const memberships = [{ ...membership, organizationStatus: 'suspended' as const }, ...person.memberships.slice(1)]
    const known = { memberships }
    expect(principalOf({ known })).toMatchObject({ restriction: 'organization_suspended', permissions: [] })
    expect(principalOf({ known, organization: 'two' })).toMatchObject({ restriction: null, role: 'referrer' })
  })

  test('is nothing where the role needs a second factor that is not there', () => {
    expect(principalOf({}, ['specialist'])).toMatchObject({ restriction: 'factor_required', permissions: [] })
    expect(principalOf({ organization: 'two' }, ['specialist']).restriction).toBeNull()
    const told = { proof: { secondFactor: true, at: null } }
    expect(principalOf({ told }, ['specialist']).permissions).toContain('consultation:write')
  })

  test('reaches over the installation only as admin of the organization that runs it', () => {
    const as = (change: Partial<Membership>) => principalOf({ known: { memberships: [{ ...membership, ...change }] } })
    expect(as({ operates: true, administers: true }).operates).toBe(false)
    expect(as({ role: 'admin', administers: true }).operates).toBe(false)
    const operator = as({ role: 'admin', administers: true, operates: true })
    expect(operator).toMatchObject({ operates: true, permissions: expect.arrayContaining(['platform:write']) })
    expect(as({ administers: true }).permissions).toContain('member:write')
    expect(as({}).permissions).not.toContain('member:write')
  })

  test('includes reading notes while emergency access is open there, and never writing them', () => {
    const memberships = [{ ...membership, role: 'admin' as const, administers: true }]
    const grant = { id: 'g', expiresAt: new Date() }
    const here = principalOf({ known: { memberships, breakGlass: [{ ...grant, organizationId: 'one' }] } })
    expect(here).toMatchObject({ breakGlass: grant, permissions: expect.arrayContaining(['consultation:read']) })
    expect(here.permissions).not.toContain('consultation:write')
    const elsewhere = principalOf({ known: { memberships, breakGlass: [{ ...grant, organizationId: 'two' }] } })
    expect(elsewhere.breakGlass).toBeNull()
    expect(elsewhere.permissions).not.toContain('consultation:read')
  })
})

test('the plan is the fuller of the organization’s and the one bought through the issuer', () => {
  expect(principalOf().plan).toBe('free')
  expect(principalOf({ told: { plan: 'premium' } }).plan).toBe('premium')
  const known = { memberships: [{ ...membership, plan: 'premium' as const }] }
  expect(principalOf({ known, told: { plan: 'free' } }).plan).toBe('premium')
})
