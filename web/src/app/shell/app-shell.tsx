import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { onDemand } from '../../components/on-demand.tsx'
import { Toasts } from '../../components/toasts.tsx'
import { meQuery, useMe } from '../../features/auth/account.queries.ts'
import { UploadCorner } from '../../features/documents/upload/upload-corner.tsx'
import { useIsLive } from '../../lib/liveness.ts'
import { TourHost } from '../tour/tour-host.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { placeOf, placesFor } from './places.ts'
import { BottomBar, Sidebar } from './place-bars.tsx'
import { RestrictionGate } from './restriction-gate.tsx'
import { SessionWatch } from './session-watch.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { TopBar } from './top-bar.tsx'

const BreakGlassBanner = onDemand(
  async () => (await import('../../features/organizations/break-glass-banner.tsx')).BreakGlassBanner,
)

const KeptSender = onDemand(async () => (await import('./kept-sender.tsx')).KeptSender)
const LiveChanges = onDemand(async () => (await import('../../features/realtime/live-changes.ts')).LiveChanges)

// The service refuses within five seconds of a change; the page is not to show more for longer. A standing that changes
// ends the stream that tells of changes; emergency access ends with time.
const renewalMs = 4000
const renewalWhileLiveMs = 20_000

export function AppShell() {
  const me = useMe()
  const isLive = useIsLive()
  useQuery({ ...meQuery, refetchInterval: isLive && !me.breakGlass ? renewalWhileLiveMs : renewalMs })
  const [askedAt] = useState(() => performance.now())
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
          <RestrictionGate me={me}>
            <Suspense key={pathname} fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </RestrictionGate>
        </div>
      </main>
      <BottomBar places={places} current={current} />
      {me.organization && <LiveChanges key={me.organization.id} askedAt={askedAt} />}
      <KeptSender me={me} />
      <UploadCorner />
      <ShortcutHelp />
      <TourHost />
      <SessionWatch me={me} />
      <Toasts />
    </div>
  )
}
