import type { RouteObject } from 'react-router'
import { workPage } from './work-page.ts'

/** Files of bookings, below `/app`. */
export const documentPages: RouteObject[] = [
  workPage('documents/retention', 'retention:write', async () => ({
    Component: (await import('../features/documents/retention/retention-page.tsx')).RetentionPage,
  })),
]
