import { describe, expect, test } from 'vitest'
import { readClaims } from './caller-claims.ts'

const issuedAt = Date.parse('2026-03-03T03:30:00Z') / 1000
const clerk = (claims: Record<string, unknown>) => readClaims.clerk({ iat: issuedAt, sid: 'sess_1', ...claims })
const oidc = (claims: Record<string, unknown>) => readClaims.oidc({ iat: issuedAt, ...claims })

describe('Clerk’s plan', () => {
  test.each([
    ['u:premium', 'premium'],
    ['o:premium', 'premium'],
    ['u:free,o:premium', 'premium'],
    ['u:premium,o:free', 'premium'],
    ['u:free', 'free'],
    ['u:free_user,o:free_org', null],
    ['u:premium_trial', null],
    ['x:premium', null],
    ['', null],
    [undefined, null],
    [['u:premium'], null],
  ])('%j means %j', (pla, plan) => expect(clerk({ pla }).plan).toBe(plan))
})

describe('Clerk’s ages of the factors', () => {
  test.each([
    ['the second factor was used three minutes ago', [7, 3], { secondFactor: true, at: '2026-03-03T03:27:00Z' }],
    ['the second counts even where the first is newer', [0, 40], { secondFactor: true, at: '2026-03-03T02:50:00Z' }],
    ['there is no second factor', [7, -1], { secondFactor: false, at: '2026-03-03T03:23:00Z' }],
    ['neither was ever used', [-1, -1], { secondFactor: false, at: null }],
    ['nothing is said', undefined, { secondFactor: false, at: null }],
    ['what is said is not two numbers', ['7', '3'], { secondFactor: false, at: null }],
  ])('%s', (_name, fva, { secondFactor, at }) => {
    expect(clerk({ fva }).proof).toEqual({ secondFactor, at: at && new Date(at) })
  })
})

describe('what an issuer vouches for', () => {
  test('is taken from the claims that the operator adds, the address in small letters', () => {
    const profile = { name: 'Dr Ada Example', email: 'ada@example.test', emailVerified: true }
    const claims = { name: 'Dr Ada Example', email: 'Ada@Example.test', email_verified: true }
    expect(clerk(claims).profile).toEqual(profile)
    expect(oidc(claims).profile).toEqual(profile)
  })

  test('an address that is not said to be verified is not', () => {
    expect(clerk({ email: 'ada@example.test', email_verified: null, name: null }).profile).toEqual({
      name: '',
      email: 'ada@example.test',
      emailVerified: false,
    })
    expect(clerk({ email: 'ada@example.test', email_verified: 'true' }).profile).toBeNull()
  })

  test.each([[{}], [{ email: 'nobody' }], [{ email: null }]])('%j is nothing', (claims) => {
    expect(clerk(claims).profile).toBeNull()
  })
})

test.each([undefined, '', null, 7])('a token of Clerk with the session %j is no session token', (sid) => {
  expect(() => clerk({ sid })).toThrow('no session token')
})

describe('another issuer’s proof', () => {
  test('a second factor is one of the methods that need a second thing', () => {
    expect(oidc({ amr: ['pwd', 'otp'], auth_time: issuedAt - 60 }).proof).toEqual({
      secondFactor: true,
      at: new Date('2026-03-03T03:29:00Z'),
    })
    expect(oidc({ amr: ['pwd'] }).proof).toEqual({ secondFactor: false, at: null })
    expect(oidc({ amr: 'otp' }).proof).toEqual({ secondFactor: false, at: null })
  })

  test('a plan bought elsewhere is none of ours', () => expect(oidc({ pla: 'u:premium' }).plan).toBeNull())
})

test('the built-in issuer’s token names a session and says nothing else that counts', () => {
  const sid = '2a4c5d3e-90f7-4f3b-8f43-0d6f3f1a2b3c'
  expect(readClaims['built-in']({ sid, email: 'x@example.test', pla: 'u:premium', fva: [0, 0] })).toEqual({
    sessionId: sid,
    profile: null,
    proof: null,
    plan: null,
  })
  expect(() => readClaims['built-in']({ sid: 'anything' })).toThrow(/uuid/i)
})
