import type { AdminPerson } from '@medinotes/shared/organizations'
import { Ellipsis, UserMinus, UserPen } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { useChange } from '../../lib/use-change.ts'
import { adminKey } from './organization-keys.ts'
import { endMembership, setMembership } from './admin.queries.ts'
import { standingProblem } from './refusals.ts'
import { roleNames } from './role-names.ts'
import { StandingBadges } from './standing-badges.tsx'
import { StandingDialog } from './standing-dialog.tsx'

type PersonMembership = AdminPerson['memberships'][number]

interface PersonMembershipsProps {
  person: AdminPerson
  mayChange: boolean
}

export function PersonMemberships({ person, mayChange }: PersonMembershipsProps) {
  const [task, setTask] = useState<{ kind: 'change' | 'remove'; membership: PersonMembership } | null>(null)
  const close = () => setTask(null)
  return (
    <section aria-labelledby="memberships" className="grid gap-2">
      <h3 id="memberships" className="text-sm">
        Organisations
      </h3>
      {person.memberships.length === 0 && <p className="text-muted">None yet: they wait for one.</p>}
      <ul className="grid gap-2">
        {person.memberships.map((membership) => (
          <li
            key={membership.organizationId}
            className="flex items-center gap-3 rounded-md border border-line px-3 py-1.5"
          >
            <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
              <span className="min-w-0 truncate font-medium">{membership.organizationName}</span>
              <StandingBadges {...membership} />
            </span>
            {mayChange && (
              <Menu trigger={<IconButton icon={Ellipsis} label={`Actions at ${membership.organizationName}`} />}>
                <MenuItem icon={UserPen} onSelect={() => setTask({ kind: 'change', membership })}>
                  Change role
                </MenuItem>
                <MenuItem icon={UserMinus} onSelect={() => setTask({ kind: 'remove', membership })}>
                  Remove
                </MenuItem>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {task?.kind === 'change' && <ChangeRole person={person} membership={task.membership} onClose={close} />}
      {task?.kind === 'remove' && <Remove person={person} membership={task.membership} onClose={close} />}
    </section>
  )
}

interface TaskProps {
  person: AdminPerson
  membership: PersonMembership
  onClose: () => void
}

function ChangeRole({ person, membership, onClose }: TaskProps) {
  const { organizationId, organizationName } = membership
  const change = useChange(setMembership, {
    renews: [adminKey],
    done: ({ standing }) => `${person.name} is now ${roleNames[standing.role].toLowerCase()} at ${organizationName}`,
  })
  return (
    <StandingDialog
      title={`Role of ${person.name}`}
      description={`At ${organizationName}. It counts within seconds, on every page they have open.`}
      action="Change role"
      present={membership}
      isPending={change.isPending}
      problem={standingProblem(change.error)}
      onSave={(standing) => change.mutate({ personId: person.id, organizationId, standing }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

function Remove({ person, membership, onClose }: TaskProps) {
  const { organizationId, organizationName } = membership
  const removal = useChange(endMembership, {
    renews: [adminKey],
    done: () => `${person.name} was removed from ${organizationName}`,
  })
  return (
    <ConfirmDialog
      title={`Remove ${person.name} from ${organizationName}?`}
      action="Remove"
      isDangerous
      isPending={removal.isPending}
      problem={standingProblem(removal.error)}
      onConfirm={() => removal.mutate({ personId: person.id, organizationId }, { onSuccess: onClose })}
      onClose={onClose}
    >
      They lose access to everything there within seconds. What they wrote stays.
    </ConfirmDialog>
  )
}
