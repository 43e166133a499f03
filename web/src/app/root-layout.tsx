import type { ReactNode } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { NavigationProgress } from './navigation-progress.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageError } from './page-error.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'

export const RootLayout = () => (
  <>
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-accent-text focus:translate-y-0"
    >
      Skip to the content
    </a>
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
