import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatches } from 'react-router'
import { meQuery, useMe } from '../../features/auth/account.queries.ts'
import { NotForYourRole } from '../not-for-your-role.tsx'
import type { WorkPageHandle } from '../work-page.ts'

// The service refuses within five seconds of a change; the page is not to show more for longer.
const renewalMs = 4000

/** Takes the page away from somebody who loses the permission for it while it is open. */
export function PermissionGate() {
  const { permissions } = useMe()
  useQuery({ ...meQuery, refetchInterval: renewalMs })
  const handles = useMatches().map(({ handle }) => handle as WorkPageHandle | undefined)
  const isAllowed = handles.every((handle) => !handle || permissions.includes(handle.permission))
  return isAllowed ? <Outlet /> : <NotForYourRole />
}
