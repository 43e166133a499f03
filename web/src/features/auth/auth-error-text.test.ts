import { describe, expect, it } from 'vitest'
import { UnexpectedReplyError } from '../../lib/api-error.ts'
import { authErrorText } from './auth-error-text.ts'

const issuerError = (status: number, code: string, retryAfter: number | null = null) =>
  new UnexpectedReplyError(status, { code, message: 'In the issuer’s words' }, retryAfter)

describe('why signing in did not work', () => {
  it.each([
    [issuerError(401, 'INVALID_EMAIL_OR_PASSWORD'), /e-mail address or the password/],
    [issuerError(422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL'), /already an account/],
    [issuerError(429, 'ANYTHING', 17), /Wait 17 seconds/],
    [issuerError(403, 'NEW_IN_A_LATER_VERSION'), /refused/],
    [new UnexpectedReplyError(500, '<html>', null), /Try again in a minute/],
  ])('is said in our own words', (error, expected) => {
    expect(authErrorText(error)).toMatch(expected)
    expect(authErrorText(error)).not.toContain('issuer')
  })
})
