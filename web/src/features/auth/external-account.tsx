import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'

interface ExternalAccountProps {
  /** Where the sign-in service brings a form of its own. */
  children?: ReactNode
}

/** For people of another issuer: their password, factors and sessions are not ours to change. */
export const ExternalAccount = ({ children }: ExternalAccountProps) => (
  <div className="grid gap-6">
    <EmptyState icon={ExternalLink} title="Your sign-in service looks after this">
      Password, second factor, e-mail address and sessions belong to the account you sign in with. Change them there;
      they count here from your next request.
    </EmptyState>
    {children}
  </div>
)
