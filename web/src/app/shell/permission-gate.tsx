import { Outlet, useMatches } from 'react-router'
import { useMe } from '../../features/auth/account.queries.ts'
import { NotForYourRole } from '../not-for-your-role.tsx'
import type { WorkPageHandle } from '../work-page.ts'

/** Takes the page away from somebody who loses the permission for it while it is open. */
export function PermissionGate() {
  const { permissions } = useMe()
  const handles = useMatches().map(({ handle }) => handle as WorkPageHandle | undefined)
  const isAllowed = handles.every((handle) => !handle || permissions.includes(handle.permission))
  return isAllowed ? <Outlet /> : <NotForYourRole />
}
