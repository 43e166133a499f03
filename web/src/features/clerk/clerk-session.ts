import { getToken } from '@clerk/react'
import { SignedOutError, SignInUnreachableError } from '../../lib/api-error.ts'
import type { HostedSignIn } from '../auth/hosted-sign-in.ts'

interface ClerkSession {
  session?: { status: string } | null
  signOut(): Promise<void>
}

/** What Clerk's script has put there; nothing before it has loaded. */
const clerk = () => (globalThis as { Clerk?: ClerkSession }).Clerk

/** Clerk's session as the rest of the page needs it: tokens, and the way out. */
export const clerkSession: HostedSignIn = {
  async token(isRefused) {
    // It waits for Clerk's script, and gives up after ten seconds.
    const token = await getToken({ skipCache: isRefused }).catch((cause: unknown) => {
      throw new SignInUnreachableError({ cause })
    })
    if (token === null) throw new SignedOutError()
    return token
  },
  isSignedIn: () => clerk()?.session?.status === 'active',
  signOut: async () => clerk()?.signOut(),
}
