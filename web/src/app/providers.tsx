import { QueryClientProvider } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { RouterProvider } from 'react-router/dom'
import { Toaster } from '../components/toaster.tsx'
import { TooltipProvider } from '../components/tooltip.tsx'
import { queryClient } from './query-client.ts'

export const Providers = ({ router }: Pick<ComponentProps<typeof RouterProvider>, 'router'>) => (
  <QueryClientProvider client={queryClient}>
    <TooltipProvider>
      <RouterProvider router={router} />
      <Toaster />
    </TooltipProvider>
  </QueryClientProvider>
)
