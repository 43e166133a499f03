import { publicConfigQuery } from '../features/auth/account.queries.ts'
import { startHostedSignIn } from '../features/auth/hosted-sign-in.ts'
import { queryClient } from './query-client.ts'

/** Finds out who signs people in here; Clerk's publishable key where it does, else null. */
export async function startSignIn(): Promise<string | null> {
  const { auth } = await queryClient.fetchQuery(publicConfigQuery)
  if (auth.kind === 'built-in') return null
  const { clerkSession } = await import('../features/clerk/clerk-session.ts')
  startHostedSignIn(clerkSession)
  return auth.clerkPublishableKey
}
