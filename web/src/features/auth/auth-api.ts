import {
  mailSentSchema,
  signInReplySchema,
  type FactorMethod,
  type signInSchema,
  type signUpSchema,
} from '@medinotes/shared/sign-in'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { announceSignIn, announceSignOut } from './session-channel.ts'

const anyReply = z.unknown()

/** Somebody holds a session now: the token of whoever was here before is not theirs. */
function begin() {
  api.forgetToken()
  announceSignIn()
}

/** The second factors to choose from where one is asked for; null for who is signed in. */
async function askToSignIn(path: string, body: unknown): Promise<FactorMethod[] | null> {
  const reply = await api.open.post(path, body, signInReplySchema)
  if ('secondFactor' in reply) return reply.secondFactor.methods
  begin()
  return null
}

export const signIn = (credentials: z.infer<typeof signInSchema>) => askToSignIn('/auth/sign-in/email', credentials)

/** The account is opened by the link that is sent. */
export const signUp = (account: z.infer<typeof signUpSchema>) =>
  api.open.post('/auth/sign-up/email', account, mailSentSchema)

export const sendVerification = (email: string) =>
  api.open.post('/auth/send-verification-email', { email }, mailSentSchema)

/** Signs in as well. */
export const verifyEmail = (token: string) => askToSignIn('/auth/verify-email', { token })

export const requestPasswordReset = (email: string) =>
  api.open.post('/auth/request-password-reset', { email }, mailSentSchema)

/** Ends every session of the account. */
export const resetPassword = (token: string, newPassword: string) =>
  api.open.post('/auth/reset-password', { token, newPassword }, anyReply)

export async function signOut() {
  await api.open.post('/auth/sign-out', {}, anyReply)
  api.forgetToken()
  api.setOrganization(null)
  announceSignOut()
}

/** The session is over by the clock; the page stays as it is, and other tabs find out by their own clocks. */
export const endUnattended = () =>
  // Where it does not arrive, the service ends the session by itself.
  api.open.post('/auth/sign-out', {}, anyReply).catch(() => undefined)

export const sendSmsCode = () => api.open.post('/auth/two-factor/send-sms', {}, anyReply)

export interface FactorCode {
  method: FactorMethod
  code: string
  trustDevice: boolean
}

/** Finishes a sign-in, or proves again who is there. */
export async function verifyFactor({ method, code, trustDevice }: FactorCode) {
  await api.open.post(`/auth/two-factor/verify-${method}`, { code, trustDevice }, anyReply)
  begin()
}
