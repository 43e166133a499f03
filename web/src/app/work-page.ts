import type { Permission } from '@medinotes/shared/permissions'
import type { NonIndexRouteObject } from 'react-router'
import { requirePermission } from './guards.ts'

/** What a page under `/app` asks of who looks at it. */
export interface WorkPageHandle {
  permission: Permission
}

/** A page for those with the permission: asked when it opens, and as long as it is open. */
export const workPage = (
  path: string,
  permission: Permission,
  lazy: NonNullable<NonIndexRouteObject['lazy']>,
): NonIndexRouteObject => ({
  path,
  loader: requirePermission(permission),
  handle: { permission } satisfies WorkPageHandle,
  lazy,
})
