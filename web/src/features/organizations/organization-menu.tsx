import type { AdminOrganization } from '@medinotes/shared/organizations'
import { ArrowDown, CircleCheck, CirclePause, Ellipsis, MailPlus, Pencil, Sparkles } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import type { OrganizationTask, TaskKind } from './organization-task-dialog.tsx'

interface OrganizationMenuProps {
  organization: AdminOrganization
  onTask: (task: OrganizationTask) => void
}

export function OrganizationMenu({ organization, onTask }: OrganizationMenuProps) {
  const { name, status, plan, operator } = organization
  const start = (kind: TaskKind) => () => onTask({ kind, organization })
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={`Actions for ${name}`} />}>
      {status === 'pending' && (
        <MenuItem icon={CircleCheck} onSelect={start('approve')}>
          Approve
        </MenuItem>
      )}
      {status === 'suspended' && (
        <MenuItem icon={CircleCheck} onSelect={start('reinstate')}>
          Reinstate
        </MenuItem>
      )}
      <MenuItem icon={MailPlus} onSelect={start('invite')}>
        Invite somebody
      </MenuItem>
      <MenuItem icon={Pencil} onSelect={start('rename')}>
        Rename
      </MenuItem>
      {plan === 'free' ? (
        <MenuItem icon={Sparkles} onSelect={start('premium')}>
          Set the plan to Premium
        </MenuItem>
      ) : (
        <MenuItem icon={ArrowDown} onSelect={start('free')}>
          Set the plan to Free
        </MenuItem>
      )}
      {/* The one that runs the installation would lock everybody out. */}
      {!operator && status !== 'suspended' && (
        <>
          <MenuSeparator />
          <MenuItem icon={CirclePause} onSelect={start('suspend')}>
            Suspend
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
