import { ShieldUser } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { roleNames } from './role-names.ts'
import type { StandingValue } from './standing-fields.tsx'

/** The role, and whether its holder also runs the organization; an administrator always does. */
export const StandingBadges = ({ role, administers }: StandingValue) => (
  <span className="flex flex-wrap gap-1.5">
    <Badge tone={role === 'admin' ? 'accent' : 'neutral'} {...(role === 'admin' && { icon: ShieldUser })}>
      {roleNames[role]}
    </Badge>
    {administers && role !== 'admin' && (
      <Badge tone="accent" icon={ShieldUser}>
        Administers
      </Badge>
    )}
  </span>
)
