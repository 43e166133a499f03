import { QueryClientProvider } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { RouterProvider } from 'react-router'
import { queryClient } from './query-client.ts'

export const Providers = ({ router }: Pick<ComponentProps<typeof RouterProvider>, 'router'>) => (
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>
)
