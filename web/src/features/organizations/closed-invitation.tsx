import type { invitationStates } from '@medinotes/shared/organizations'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { AuthLayout } from '../auth/auth-layout.tsx'

type ClosedState = Exclude<(typeof invitationStates)[number], 'open'>

const texts: Record<ClosedState, { title: string; description: string }> = {
  expired: {
    title: 'This invitation has expired',
    description: 'Ask whoever invited you to send a new one.',
  },
  used: {
    title: 'This invitation was used',
    description: 'It works once. If it was you who joined, what you may do is on your home page.',
  },
  revoked: {
    title: 'This invitation was withdrawn',
    description: 'If you think that is a mistake, ask whoever invited you.',
  },
}

export const ClosedInvitation = ({ state }: { state: ClosedState }) => (
  <AuthLayout {...texts[state]}>
    <ButtonLink to={paths.home} variant="primary" size="lg">
      Go to your home page
    </ButtonLink>
  </AuthLayout>
)
