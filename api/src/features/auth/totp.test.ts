import { expect, test } from 'vitest'
import { findStep, newTotpSecret, stepAt, totpCode, totpUri } from './totp.ts'

// The secret of RFC 6238's appendix B, in base32; its eight digits end in ours.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code at second %i is the one of RFC 6238', (second, code) => {
  expect(totpCode(secret, stepAt(second * 1000))).toBe(code)
})

test('a clock may be half a minute off, and no more', () => {
  const now = 1_111_111_111_000
  expect(findStep(secret, '050471', now)).toBe(stepAt(now))
  expect(findStep(secret, '050471', now + 30_000)).toBe(stepAt(now))
  expect(findStep(secret, '050471', now - 30_000)).toBe(stepAt(now))
  expect(findStep(secret, '050471', now + 60_000)).toBeUndefined()
})

test('a new secret has 160 bits and fits an address for apps', () => {
  const made = newTotpSecret()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(made)
  expect(totpUri(made, 'ada@example.test')).toBe(
    `otpauth://totp/MediNotes%20Pro%3Aada%40example.test?secret=${made}&issuer=MediNotes%20Pro`,
  )
})
