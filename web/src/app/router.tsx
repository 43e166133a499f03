import { createBrowserRouter, type RouteObject } from 'react-router'
import { BlankPage } from './blank-page.tsx'
import { requirePermission, requireSession, skipWhenSignedIn } from './guards.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { PageError } from './page-error.tsx'
import { RootError, RootLayout, RootNotFound } from './root-layout.tsx'

const publicPages: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('../features/landing/landing-page.tsx')).LandingPage }),
  },
  {
    path: 'sign-in',
    loader: skipWhenSignedIn,
    lazy: async () => ({ Component: (await import('../features/auth/sign-in-page.tsx')).SignInPage }),
  },
  {
    path: 'sign-up',
    loader: skipWhenSignedIn,
    lazy: async () => ({ Component: (await import('../features/auth/sign-up-page.tsx')).SignUpPage }),
  },
]

const workPages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }) },
  {
    path: 'consultations',
    loader: requirePermission('consultation:read'),
    lazy: async () => ({ Component: (await import('../features/consultations/history-page.tsx')).HistoryPage }),
  },
  {
    path: 'consultations/new',
    loader: requirePermission('consultation:write'),
    lazy: async () => ({
      Component: (await import('../features/consultations/new-consultation-page.tsx')).NewConsultationPage,
    }),
  },
  {
    path: 'consultations/:id',
    loader: requirePermission('consultation:read'),
    lazy: async () => ({
      Component: (await import('../features/consultations/consultation-page.tsx')).ConsultationPage,
    }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('./settings/settings-page.tsx')).SettingsPage }),
  },
  { path: '*', Component: NotFoundPage },
]

export const createRouter = () =>
  createBrowserRouter([
    {
      Component: RootLayout,
      ErrorBoundary: RootError,
      HydrateFallback: BlankPage,
      children: [
        ...publicPages,
        {
          path: 'app',
          loader: requireSession,
          // A navigation inside asks nothing again: permissions are refreshed by their own query.
          shouldRevalidate: () => false,
          lazy: async () => ({ Component: (await import('./shell/app-shell.tsx')).AppShell }),
          // The inner boundary keeps the shell around a page that failed.
          children: [{ ErrorBoundary: PageError, children: workPages }],
        },
        { path: '*', Component: RootNotFound },
      ],
    },
  ])
