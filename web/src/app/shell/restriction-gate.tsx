import type { Me } from '@medinotes/shared/access'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { onDemand } from '../../components/on-demand.tsx'
import { paths } from '../paths.ts'
import { PageSkeleton } from './page-skeleton.tsx'

interface RestrictionGateProps {
  me: Me
  children: ReactNode
}

const FactorNeeded = onDemand(async () => (await import('./factor-needed.tsx')).FactorNeeded)
const OrganizationSuspended = onDemand(async () => (await import('./organization-suspended.tsx')).OrganizationSuspended)

const isOwnSettings = (pathname: string) => pathname === paths.settings || pathname === paths.security

/** The page, or why there is none for now; what is somebody's own stays open, a missing factor's set-up with it. */
export function RestrictionGate({ me, children }: RestrictionGateProps) {
  const { pathname } = useLocation()
  // The restriction ends before the backup codes were kept, and the notice must stay as long.
  const [isSettingUp, setSettingUp] = useState(false)
  useFreshPageAfter(me.restriction)
  const restriction = isOwnSettings(pathname) ? null : me.restriction
  if (restriction === 'factor_required' || isSettingUp)
    return <FactorNeeded me={me} onBusyChange={setSettingUp} fallback={<PageSkeleton />} />
  if (restriction === null) return children
  return <OrganizationSuspended me={me} fallback={<PageSkeleton />} />
}

/** What was refused while the restriction lasted is asked for again once it is over. */
function useFreshPageAfter(restriction: Me['restriction']) {
  const navigate = useNavigate()
  const location = useLocation()
  const previous = useRef(restriction)
  useEffect(() => {
    const isOver = previous.current !== null && restriction === null
    previous.current = restriction
    // A mere revalidation can be over before the page's error boundary sees that there was one.
    if (isOver) void navigate(location, { replace: true, state: location.state, preventScrollReset: true })
  }, [restriction, navigate, location])
}
