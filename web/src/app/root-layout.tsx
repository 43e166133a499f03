import type { ReactNode } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { SkipLink } from '../components/skip-link.tsx'
import { NavigationProgress } from './navigation-progress.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageError } from './page-error.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'

export const RootLayout = () => (
  <>
    <SkipLink />
    <NavigationProgress />
    <OfflineBanner />
    <Outlet />
    <RouteAnnouncer />
    <ScrollRestoration />
  </>
)

/** Outside of the shell a message has to bring its own landmark. */
const Bare = ({ children }: { children: ReactNode }) => (
  <main id="main" tabIndex={-1}>
    {children}
  </main>
)

export const RootError = () => (
  <Bare>
    <PageError />
  </Bare>
)

export const RootNotFound = () => (
  <Bare>
    <NotFoundPage />
  </Bare>
)
