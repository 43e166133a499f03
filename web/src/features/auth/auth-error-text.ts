import { z } from 'zod'
import { errorText, UnexpectedReplyError } from '../../lib/api-error.ts'

/** The built-in issuer's errors are its own, not ours. */
const issuerErrorSchema = z.object({ code: z.string() })

const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or the password is not right. Check both, then try again.',
  USER_ALREADY_EXISTS: 'There is already an account with this e-mail address. Sign in instead.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is already an account with this e-mail address. Sign in instead.',
  INVALID_EMAIL: 'Enter an e-mail address, such as name@practice.com.au.',
  PASSWORD_TOO_SHORT: 'Use a password of at least 10 characters.',
  PASSWORD_TOO_LONG: 'Use a password of at most 128 characters.',
  PASSWORD_COMPROMISED: 'This password has appeared in a data breach. Choose another one.',
  EMAIL_NOT_VERIFIED: 'This e-mail address has not been confirmed yet. Follow the link in the e-mail we sent you.',
}

export function authErrorText(error: unknown) {
  if (!(error instanceof UnexpectedReplyError)) return errorText(error)
  if (error.status === 429) return tooManyTries(error.retryAfterSeconds)
  const issuerError = issuerErrorSchema.safeParse(error.body)
  const sentence = issuerError.success ? sentences[issuerError.data.code] : undefined
  if (sentence) return sentence
  if (error.status === 401 || error.status === 403)
    return 'Signing in was refused. Check what you entered, then try again.'
  return error.status >= 500 ? 'Signing in does not work right now. Try again in a minute.' : errorText(error)
}

const tooManyTries = (seconds: number | null) =>
  `Too many tries in a short time. Wait ${seconds ? `${seconds} seconds` : 'a minute'}, then try again.`
