import { publicConfigQuery } from '../features/auth/account.queries.ts'
import type { ClerkFrame } from '../features/clerk/clerk-frame.tsx'
import { startHostedSignIn } from '../features/auth/hosted-sign-in.ts'
import { queryClient } from './query-client.ts'

/** What stands around the whole page where Clerk signs people in. */
export interface ClerkStart {
  publishableKey: string
  Frame: typeof ClerkFrame
}

/** Finds out who signs people in here; null for the built-in issuer. */
export async function startSignIn(): Promise<ClerkStart | null> {
  const { auth } = await queryClient.fetchQuery(publicConfigQuery)
  if (auth.kind === 'built-in') return null
  // Both before the first paint: behind a fallback, Clerk could be ready before its provider listens, which then waits for ever.
  const [{ clerkSession }, { ClerkFrame: Frame }] = await Promise.all([
    import('../features/clerk/clerk-session.ts'),
    import('../features/clerk/clerk-frame.tsx'),
  ])
  startHostedSignIn(clerkSession)
  return { publishableKey: auth.clerkPublishableKey, Frame }
}
