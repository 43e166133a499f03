import type { Permission } from '@medinotes/shared/permissions'
import { redirect, type LoaderFunctionArgs } from 'react-router'
import { meQuery } from '../features/auth/account.queries.ts'
import { hostedSignIn } from '../features/auth/hosted-sign-in.ts'
import { mayBeSignedIn } from '../features/auth/session-channel.ts'
import { statusOf } from '../lib/api-error.ts'
import { safeNextPath } from '../lib/next-path.ts'
import { paths } from './paths.ts'
import { queryClient } from './query-client.ts'

/** The person is known, and this page is not for their role. */
export class NotForThisRoleError extends Error {}

/** Loader of everything under `/app`: who is not signed in goes to sign in, and comes back. */
export async function requireSession({ request }: Pick<LoaderFunctionArgs, 'request'>) {
  try {
    return await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    // Who is signed in with another service and yet refused here must see why, not go round in circles.
    if (statusOf(error) !== 401 || hostedSignIn()?.isSignedIn()) throw error
    const { pathname, search, hash } = new URL(request.url)
    throw redirect(paths.signInThen(pathname + search + hash))
  }
}

export const requirePermission =
  (permission: Permission) =>
  async ({ request }: LoaderFunctionArgs) => {
    const me = await requireSession({ request })
    if (!me.permissions.includes(permission)) throw new NotForThisRoleError()
    return null
  }

/** Loader of the sign-in and sign-up pages: who is signed in already goes on. */
export async function skipWhenSignedIn({ request }: LoaderFunctionArgs) {
  if (!mayBeSignedIn()) return null
  const isSignedIn = await queryClient.ensureQueryData(meQuery).then(
    () => true,
    () => false,
  )
  return isSignedIn ? redirect(safeNextPath(new URL(request.url).searchParams.get('next'), paths.home)) : null
}
