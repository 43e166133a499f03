import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { RouterProvider } from 'react-router'
import { ClerkFrame } from '../features/clerk/clerk-parts.tsx'
import { BlankPage } from './blank-page.tsx'
import { queryClient } from './query-client.ts'
import type { createRouter } from './router.tsx'

interface ProvidersProps {
  router: ReturnType<typeof createRouter>
  /** Null where the built-in issuer signs people in. */
  clerkPublishableKey: string | null
}

export function Providers({ router, clerkPublishableKey }: ProvidersProps) {
  const page = <RouterProvider router={router} />
  const navigate = (to: string, options?: { replace: boolean }) => void router.navigate(to, options)
  return (
    <QueryClientProvider client={queryClient}>
      {clerkPublishableKey === null ? (
        page
      ) : (
        <Suspense fallback={<BlankPage />}>
          <ClerkFrame publishableKey={clerkPublishableKey} navigate={navigate}>
            {page}
          </ClerkFrame>
        </Suspense>
      )}
    </QueryClientProvider>
  )
}
