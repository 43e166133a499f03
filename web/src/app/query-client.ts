import { QueryClient } from '@tanstack/react-query'
import { ConnectionError, statusOf } from '../lib/api-error.ts'

const mayPass = (error: unknown) => error instanceof ConnectionError || statusOf(error) === 503

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Only what passes by itself is tried again; a refusal stays a refusal.
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
  },
})
