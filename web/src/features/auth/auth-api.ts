import type { signInSchema, signUpSchema } from '@medinotes/shared/sign-in'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { announceSignIn, announceSignOut } from './session-channel.ts'

const anyReply = z.unknown()

export async function signIn(credentials: z.infer<typeof signInSchema>) {
  await api.open.post('/auth/sign-in/email', credentials, anyReply)
  api.forgetToken()
  announceSignIn()
}

export async function signUp(account: z.infer<typeof signUpSchema>) {
  await api.open.post('/auth/sign-up/email', account, anyReply)
  api.forgetToken()
  announceSignIn()
}

export async function signOut() {
  await api.open.post('/auth/sign-out', {}, anyReply)
  api.forgetToken()
  announceSignOut()
}
