import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import { queryClient } from './query-client.ts'
import type { createRouter } from './router.ts'
import type { ClerkStart } from './start-sign-in.ts'

interface ProvidersProps {
  router: ReturnType<typeof createRouter>
  /** Null where the built-in issuer signs people in. */
  clerk: ClerkStart | null
}

export function Providers({ router, clerk }: ProvidersProps) {
  const page = <RouterProvider router={router} />
  const navigate = (to: string, options?: { replace: boolean }) => void router.navigate(to, options)
  return (
    <QueryClientProvider client={queryClient}>
      {clerk === null ? (
        page
      ) : (
        <clerk.Frame publishableKey={clerk.publishableKey} navigate={navigate}>
          {page}
        </clerk.Frame>
      )}
    </QueryClientProvider>
  )
}
