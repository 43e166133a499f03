import type { RouteObject } from 'react-router'
import { workPage } from './work-page.ts'

/** Pages of the organization and of those who run the installation, below `/app`. */
export const organizationPages: RouteObject[] = [
  workPage('organization', 'organization:read', async () => ({
    Component: (await import('../features/organizations/organization-page.tsx')).OrganizationPage,
  })),
  workPage('plan', 'organization:read', async () => ({
    Component: (await import('../features/plans/plan-page.tsx')).PlanPage,
  })),
  workPage('emergency-access', 'break-glass:review', async () => ({
    Component: (await import('../features/organizations/emergency-access-page.tsx')).EmergencyAccessPage,
  })),
  workPage('analytics', 'analytics:read', async () => ({
    Component: (await import('../features/analytics/analytics-page.tsx')).AnalyticsPage,
  })),
  workPage('admin/people', 'platform:read', async () => ({
    Component: (await import('../features/organizations/admin-people-page.tsx')).AdminPeoplePage,
  })),
  workPage('admin/audit', 'audit:read', async () => ({
    Component: (await import('../features/audit/audit-page.tsx')).AuditPage,
  })),
  workPage('admin/notices', 'notice:read', async () => ({
    Component: (await import('../features/notifications/troubled-notices-page.tsx')).TroubledNoticesPage,
  })),
  workPage('admin/jobs', 'platform:read', async () => ({
    Component: (await import('../features/jobs/failed-jobs-page.tsx')).FailedJobsPage,
  })),
  workPage('admin/integrations', 'platform:read', async () => ({
    Component: (await import('../features/integrations/integrations-page.tsx')).IntegrationsPage,
  })),
  workPage('organization/settings', 'organization:write', async () => ({
    Component: (await import('../features/settings/settings-page.tsx')).FeatureSettingsPage,
  })),
  workPage('admin/organizations', 'platform:read', async () => ({
    Component: (await import('../features/organizations/admin-organizations-page.tsx')).AdminOrganizationsPage,
  })),
]

/** Pages for anyone, signed in or not. */
export const openPages: RouteObject[] = [
  {
    path: 'invitation',
    lazy: async () => ({ Component: (await import('../features/organizations/invitation-page.tsx')).InvitationPage }),
  },
  {
    path: 'delivery',
    lazy: async () => ({ Component: (await import('../features/documents/delivery/delivery-page.tsx')).DeliveryPage }),
  },
  {
    path: 'inbox',
    lazy: async () => ({ Component: (await import('../features/notifications/inbox-page.tsx')).InboxPage }),
  },
  {
    path: 'inbox/templates',
    lazy: async () => ({ Component: (await import('../features/notifications/templates-page.tsx')).TemplatesPage }),
  },
]
