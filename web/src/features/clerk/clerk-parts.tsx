import { lazy } from 'react'

// Only these addresses lead to Clerk's code: who signs in with the built-in issuer never loads it.
export const ClerkAccountButton = lazy(async () => ({
  default: (await import('./clerk-account-button.tsx')).ClerkAccountButton,
}))
export const ClerkQuestions = lazy(async () => ({ default: (await import('./clerk-questions.tsx')).ClerkQuestions }))
export const ClerkProfile = lazy(async () => ({ default: (await import('./clerk-profile.tsx')).ClerkProfile }))
export const ClerkPricing = lazy(async () => ({ default: (await import('./clerk-pricing.tsx')).ClerkPricing }))
