import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText, statusOf } from '../../lib/api-error.ts'
import { meQuery } from '../auth/account.queries.ts'
import { AuthLayout } from '../auth/auth-layout.tsx'
import { mayBeSignedIn } from '../auth/session-channel.ts'
import { ClosedInvitation } from './closed-invitation.tsx'
import { invitationToken } from './invitation-token.ts'
import { invitationPreviewQuery } from './joining.queries.ts'
import { OpenInvitation } from './open-invitation.tsx'

/** Where the link of an invitation leads, for anyone: signed in, signed in as somebody else, or new. */
export function InvitationPage() {
  const [token] = useState(invitationToken.take)
  if (token !== null) return <Invitation token={token} />
  return (
    <AuthLayout title="This link is not whole" description="Open it from the mail once more.">
      <ButtonLink to={paths.home}>Go to your home page</ButtonLink>
    </AuthLayout>
  )
}

function Invitation({ token }: { token: string }) {
  const preview = useQuery(invitationPreviewQuery(token))
  const me = useQuery({ ...meQuery, enabled: mayBeSignedIn(), retry: false })
  if (preview.isError) return <NoInvitation error={preview.error} onRetry={() => void preview.refetch()} />
  if (preview.isPending || me.isLoading) {
    return (
      <AuthLayout title="An invitation for you">
        <div aria-busy className="grid gap-3">
          <Skeleton className="h-4 w-64" />
          <Skeleton className="h-11" />
        </div>
      </AuthLayout>
    )
  }
  if (preview.data.state !== 'open') return <ClosedInvitation state={preview.data.state} />
  return <OpenInvitation token={token} invitation={preview.data} me={me.data ?? null} />
}

function NoInvitation({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (statusOf(error) === 404 || statusOf(error) === 400) {
    return (
      <AuthLayout
        title="There is no such invitation"
        description="The link may be cut short. Open it from the mail once more, or ask for a new invitation."
      >
        <ButtonLink to={paths.home}>Go to your home page</ButtonLink>
      </AuthLayout>
    )
  }
  return (
    <AuthLayout title="The invitation could not be read">
      <Alert tone="danger" title={errorText(error)} action={<Button onClick={onRetry}>Try again</Button>} />
    </AuthLayout>
  )
}
