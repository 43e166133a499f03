import { publicPages } from '@medinotes/shared/addresses'
import { createBrowserRouter, redirectDocument, type RouteObject } from 'react-router'
import { hostedSignIn } from '../features/auth/hosted-sign-in.ts'
import { BlankPage } from './blank-page.tsx'
import { bookingPages } from './booking-pages.ts'
import { documentPages } from './document-pages.ts'
import { requireSession, skipWhenSignedIn } from './guards.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { openPages, organizationPages } from './organization-pages.ts'
import { PageError } from './page-error.tsx'
import { RootError, RootLayout, RootNotFound } from './root-layout.tsx'
import { schedulingPages } from './scheduling-pages.ts'
import { templatePages } from './template-pages.ts'
import { PermissionGate } from './shell/permission-gate.tsx'
import { workPage } from './work-page.ts'

/** The public pages are no part of the application: going to one leaves it. */
const waysOut: RouteObject[] = Object.values(publicPages).map((path) => ({
  path,
  loader: ({ request }) => redirectDocument(request.url),
}))

const entryPages: RouteObject[] = [
  {
    path: 'sign-in',
    loader: skipWhenSignedIn,
    lazy: async () => ({
      Component: hostedSignIn()
        ? (await import('../features/clerk/clerk-entry-pages.tsx')).ClerkSignInPage
        : (await import('../features/auth/sign-in-page.tsx')).SignInPage,
    }),
  },
  {
    path: 'sign-up',
    loader: skipWhenSignedIn,
    lazy: async () => ({
      Component: hostedSignIn()
        ? (await import('../features/clerk/clerk-entry-pages.tsx')).ClerkSignUpPage
        : (await import('../features/auth/sign-up-page.tsx')).SignUpPage,
    }),
  },
  {
    path: 'verify-email',
    lazy: async () => ({ Component: (await import('../features/auth/verify-email-page.tsx')).VerifyEmailPage }),
  },
  {
    path: 'forgot-password',
    lazy: async () => ({ Component: (await import('../features/auth/forgot-password-page.tsx')).ForgotPasswordPage }),
  },
  {
    path: 'reset-password',
    lazy: async () => ({ Component: (await import('../features/auth/reset-password-page.tsx')).ResetPasswordPage }),
  },
]

const workPages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }) },
  workPage('consultations', 'consultation:read', async () => ({
    Component: (await import('../features/consultations/history-page.tsx')).HistoryPage,
  })),
  workPage('consultations/new', 'consultation:write', async () => ({
    Component: (await import('../features/consultations/new-consultation-page.tsx')).NewConsultationPage,
  })),
  workPage('consultations/:id', 'consultation:read', async () => ({
    Component: (await import('../features/consultations/consultation-page.tsx')).ConsultationPage,
  })),
  workPage('consultations/:id/timeline', 'consultation:read', async () => ({
    Component: (await import('../features/consultations/timeline/timeline-page.tsx')).TimelinePage,
  })),
  workPage('tasks', 'consultation:read', async () => ({
    Component: (await import('../features/tasks/tasks-page.tsx')).TasksPage,
  })),
  ...templatePages,
  ...schedulingPages,
  ...bookingPages,
  ...documentPages,
  ...organizationPages,
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('./settings/settings-page.tsx')).SettingsPage }),
  },
  {
    path: 'settings/security',
    lazy: async () => ({ Component: (await import('./settings/security-page.tsx')).SecurityPage }),
  },
  {
    path: 'settings/notices',
    lazy: async () => ({ Component: (await import('./settings/notices-page.tsx')).NoticesPage }),
  },
  { path: '*', Component: NotFoundPage },
]

export const routes: RouteObject[] = [
  {
    Component: RootLayout,
    ErrorBoundary: RootError,
    HydrateFallback: BlankPage,
    children: [
      ...waysOut,
      ...entryPages,
      ...openPages,
      {
        path: 'app',
        loader: requireSession,
        // A navigation inside asks nothing again: permissions are refreshed by their own query.
        shouldRevalidate: () => false,
        lazy: async () => ({ Component: (await import('./shell/app-shell.tsx')).AppShell }),
        // The inner boundary keeps the shell around a page that failed.
        children: [{ ErrorBoundary: PageError, Component: PermissionGate, children: workPages }],
      },
      { path: '*', Component: RootNotFound },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
