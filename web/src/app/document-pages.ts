import type { RouteObject } from 'react-router'
import { workPage } from './work-page.ts'

/** Files of bookings, below `/app`. */
export const documentPages: RouteObject[] = [
  workPage('documents/:id', 'document:read', async () => ({
    Component: (await import('../features/documents/viewer/document-page.tsx')).DocumentPage,
  })),
  workPage('documents/:id/access', 'document:read', async () => ({
    Component: (await import('../features/documents/access/access-page.tsx')).DocumentAccessPage,
  })),
  workPage('bookings/:id/access', 'document:read', async () => ({
    Component: (await import('../features/documents/access/access-page.tsx')).BookingAccessPage,
  })),
  workPage('admin/quarantine', 'quarantine:write', async () => ({
    Component: (await import('../features/documents/quarantine/quarantine-page.tsx')).QuarantinePage,
  })),
  workPage('documents/retention', 'retention:write', async () => ({
    Component: (await import('../features/documents/retention/retention-page.tsx')).RetentionPage,
  })),
]
