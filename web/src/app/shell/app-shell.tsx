import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Outlet, useLocation } from 'react-router'
import { Toaster } from '../../components/toaster.tsx'
import { meQuery, useMe } from '../../features/auth/account.queries.ts'
import { UploadTray } from '../../features/documents/upload/upload-tray.tsx'
import { BreakGlassBanner } from '../../features/organizations/break-glass-banner.tsx'
import { OrganizationSwitch } from '../../features/organizations/organization-switch.tsx'
import { useLiveChanges } from '../../features/realtime/use-live-changes.ts'
import { PageSkeleton } from './page-skeleton.tsx'
import { placeOf, placesFor } from './places.ts'
import { BottomBar, Sidebar } from './place-bars.tsx'
import { RestrictionGate } from './restriction-gate.tsx'
import { SessionWatch } from './session-watch.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { TopBar } from './top-bar.tsx'

// The service refuses within five seconds of a change; the page is not to show more for longer.
const renewalMs = 4000

export function AppShell() {
  const me = useMe()
  useQuery({ ...meQuery, refetchInterval: renewalMs })
  useLiveChanges(me.organization?.id)
  const { pathname } = useLocation()
  const places = placesFor(me.permissions)
  const current = placeOf(places, pathname)
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[3.5rem_1fr] sm:grid-cols-[4rem_minmax(0,1fr)] lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <Sidebar places={places} current={current} />
      <TopBar me={me} places={places} />
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-6 pb-24 sm:px-6 sm:pb-12">
        <div className="mx-auto max-w-300 has-data-beside:max-w-none">
          {me.breakGlass && <BreakGlassBanner grant={me.breakGlass} />}
          {/* A new page shows its skeleton at once; a new filter of the same page keeps what is there. */}
          <RestrictionGate me={me} organizationSwitch={<OrganizationSwitch me={me} />}>
            <Suspense key={pathname} fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </RestrictionGate>
        </div>
      </main>
      <BottomBar places={places} current={current} />
      <UploadTray />
      <ShortcutSheet />
      <SessionWatch me={me} />
      <Toaster />
    </div>
  )
}
