import { ClerkProvider } from '@clerk/react'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { clerkAppearance } from './clerk-appearance.ts'
import { ClerkWatch } from './clerk-watch.tsx'

interface ClerkFrameProps {
  publishableKey: string
  navigate: (to: string, options?: { replace: boolean }) => void
  children: ReactNode
}

/** Around the whole page: loads Clerk's script from the host that the publishable key names. */
export const ClerkFrame = ({ publishableKey, navigate, children }: ClerkFrameProps) => (
  <ClerkProvider
    publishableKey={publishableKey}
    appearance={clerkAppearance}
    telemetry={false}
    signInUrl={paths.signIn}
    signUpUrl={paths.signUp}
    signInFallbackRedirectUrl={paths.home}
    signUpFallbackRedirectUrl={paths.home}
    afterSignOutUrl={paths.landing}
    routerPush={(to) => navigate(to)}
    routerReplace={(to) => navigate(to, { replace: true })}
  >
    {children}
    <ClerkWatch />
  </ClerkProvider>
)
