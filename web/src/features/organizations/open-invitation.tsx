import type { Me } from '@medinotes/shared/access'
import type { invitationPreviewSchema } from '@medinotes/shared/organizations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { paths } from '../../app/paths.ts'
import { endSession } from '../../app/shell/end-session.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { codeOf, errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { AuthLayout } from '../auth/auth-layout.tsx'
import { invitationToken } from './invitation-token.ts'
import { acceptByToken, invitationPreviewQuery } from './joining.queries.ts'
import { roleNames } from './role-names.ts'
import { workIn } from './work-in.ts'

interface OpenInvitationProps {
  token: string
  invitation: z.infer<typeof invitationPreviewSchema>
  /** Null for who is not signed in. */
  me: Me | null
}

export const OpenInvitation = ({ token, invitation, me }: OpenInvitationProps) => (
  <AuthLayout
    title={`Join ${invitation.organizationName}`}
    description={`You are invited as ${roleNames[invitation.role].toLowerCase()}, at the address ${invitation.email}. The invitation stands until ${formatInstant(invitation.expiresAt)}.`}
  >
    <WayIn token={token} invitation={invitation} me={me} />
  </AuthLayout>
)

function WayIn({ token, invitation, me }: OpenInvitationProps) {
  if (me === null) return <Enter />
  if (me.email.toLowerCase() !== invitation.email.toLowerCase())
    return <SomebodyElse present={me.email} invited={invitation.email} />
  return <Join token={token} />
}

const comeBack = `?next=${encodeURIComponent(paths.invitation)}`

const Enter = () => (
  <div className="grid gap-3">
    <ButtonLink to={{ pathname: paths.signUp, search: comeBack }} variant="primary" size="lg">
      Create an account
    </ButtonLink>
    <ButtonLink to={{ pathname: paths.signIn, search: comeBack }} size="lg">
      Sign in
    </ButtonLink>
    <p className="text-muted">Use the address that the invitation went to.</p>
  </div>
)

function SomebodyElse({ present, invited }: { present: string; invited: string }) {
  // A fresh page then shows the invitation to nobody in particular.
  const leaving = useMutation({ mutationFn: endSession, onSuccess: () => window.location.assign(paths.invitation) })
  return (
    <div className="grid gap-4">
      <Alert tone="warning" title="This invitation is for somebody else">
        You are signed in as {present}. It went to {invited}: sign out, then come in with that address.
      </Alert>
      {leaving.isError && <Alert tone="danger" title={errorText(leaving.error)} />}
      <Button size="lg" loading={leaving.isPending} onClick={() => leaving.mutate()}>
        Sign out
      </Button>
    </div>
  )
}

function Join({ token }: { token: string }) {
  const queryClient = useQueryClient()
  const joining = useMutation({
    mutationFn: async () => {
      const { organizationId } = await acceptByToken(token)
      invitationToken.forget()
      await workIn(organizationId)
    },
    onError: (error) =>
      // Another tab was faster, or it was withdrawn meanwhile: the page then says which.
      codeOf(error) === 'invitation_closed' ? queryClient.invalidateQueries(invitationPreviewQuery(token)) : undefined,
  })
  return (
    <div className="grid gap-4">
      {joining.isError && <Alert tone="danger" title={errorText(joining.error)} />}
      <Button variant="primary" size="lg" loading={joining.isPending} onClick={() => joining.mutate()}>
        Join
      </Button>
    </div>
  )
}
