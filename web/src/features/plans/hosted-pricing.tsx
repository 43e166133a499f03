import { Suspense } from 'react'
import { hostedSignIn } from '../auth/hosted-sign-in.ts'
import { ClerkPricing } from '../clerk/clerk-parts.tsx'

/** Where the service that signs people in also takes payments: its own table, under ours. */
export const HostedPricing = () =>
  hostedSignIn() && (
    <section aria-label="Buy a plan" className="mt-8 max-w-4xl">
      <Suspense>
        <ClerkPricing />
      </Suspense>
    </section>
  )
