import type { Member } from '@medinotes/shared/organizations'
import { useChange } from '../../lib/use-change.ts'
import { meQuery } from '../auth/account.queries.ts'
import { organizationKey } from './organization-keys.ts'
import { changeMember } from './organization.queries.ts'
import { standingProblem } from './refusals.ts'
import { roleNames } from './role-names.ts'
import { StandingDialog } from './standing-dialog.tsx'

export function ChangeMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { personId, name } = member
  const change = useChange(changeMember, {
    renews: [organizationKey, meQuery.queryKey],
    done: ({ standing }) => `${name} is now ${roleNames[standing.role].toLowerCase()}`,
  })
  return (
    <StandingDialog
      title={`Change the role of ${name}`}
      description="It counts within seconds, on every page they have open."
      action="Change role"
      present={member}
      isPending={change.isPending}
      problem={standingProblem(change.error)}
      onSave={({ role, administers }) =>
        change.mutate(
          { personId, standing: { role, administers: administers || role === 'admin' } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    />
  )
}
