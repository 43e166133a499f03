import { UserProfile } from '@clerk/react'
import { ClerkStatus } from './clerk-status.tsx'

/** Password, factors, addresses and sessions, as Clerk keeps them. */
export const ClerkProfile = () => (
  <>
    <ClerkStatus />
    <UserProfile routing="hash" />
  </>
)
