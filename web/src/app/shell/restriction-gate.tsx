import type { Me } from '@medinotes/shared/access'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { paths } from '../paths.ts'
import { FactorNeeded, OrganizationSuspended } from './restriction-notice.tsx'

interface RestrictionGateProps {
  me: Me
  /** Offered where this organization is suspended and the person has another. */
  organizationSwitch?: ReactNode
  children: ReactNode
}

/** The page, or why there is none for now; the way out of a missing factor stays open. */
export function RestrictionGate({ me, organizationSwitch, children }: RestrictionGateProps) {
  const { pathname } = useLocation()
  // The restriction ends before the backup codes were kept, and the notice must stay as long.
  const [isSettingUp, setSettingUp] = useState(false)
  useFreshPageAfter(me.restriction)
  if (me.restriction === 'organization_suspended') {
    return <OrganizationSuspended me={me}>{organizationSwitch}</OrganizationSuspended>
  }
  const needsFactor = me.restriction === 'factor_required' && pathname !== paths.security
  return needsFactor || isSettingUp ? <FactorNeeded me={me} onBusyChange={setSettingUp} /> : children
}

/** What was refused while the restriction lasted is asked for again once it is over. */
function useFreshPageAfter(restriction: Me['restriction']) {
  const { revalidate } = useRevalidator()
  const previous = useRef(restriction)
  useEffect(() => {
    if (previous.current !== null && restriction === null) void revalidate()
    previous.current = restriction
  }, [restriction, revalidate])
}
