import type { AdminOrganization, ChangeOrganization } from '@medinotes/shared/organizations'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { meQuery } from '../auth/account.queries.ts'
import { adminKey } from './organization-keys.ts'
import { changeOrganization, inviteTo } from './admin.queries.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { NameDialog } from './name-dialog.tsx'
import { organizationKey } from './organization-keys.ts'
import { usualRole } from './role-names.ts'

interface ChangeText {
  change: ChangeOrganization
  title: (name: string) => string
  consequence: string
  button: string
  done: (name: string) => string
  isDangerous?: boolean
}

const changes = {
  approve: {
    change: { status: 'active' },
    title: (name) => `Approve ${name}?`,
    consequence: 'Its people may do everything their roles allow, at once.',
    button: 'Approve',
    done: (name) => `${name} is approved`,
  },
  reinstate: {
    change: { status: 'active' },
    title: (name) => `Reinstate ${name}?`,
    consequence: 'Its people may work there again at once, with the roles they had.',
    button: 'Reinstate',
    done: (name) => `${name} is active again`,
  },
  suspend: {
    change: { status: 'suspended' },
    title: (name) => `Suspend ${name}?`,
    consequence:
      'Its people can do nothing there within seconds; notes being written stop. Nothing is deleted, and you can reinstate it.',
    button: 'Suspend',
    done: (name) => `${name} is suspended`,
    isDangerous: true,
  },
  premium: {
    change: { plan: 'premium' },
    title: (name) => `Set ${name} to Premium?`,
    consequence: 'Its clinicians get AI drafts from their next note on.',
    button: 'Set to Premium',
    done: (name) => `${name} is on Premium`,
  },
  free: {
    change: { plan: 'free' },
    title: (name) => `Set ${name} to Free?`,
    consequence: 'Its notes are written without AI from the next one on. Drafts that exist stay as they are.',
    button: 'Set to Free',
    done: (name) => `${name} is on Free`,
    isDangerous: true,
  },
} satisfies Record<string, ChangeText>

type ChangeKind = keyof typeof changes
export type TaskKind = ChangeKind | 'rename' | 'invite'

export interface OrganizationTask {
  kind: TaskKind
  organization: AdminOrganization
}

// Whoever runs the installation works in an organization of it, too.
const renews = [adminKey, organizationKey, meQuery.queryKey]

export function OrganizationTaskDialog({ task, onClose }: { task: OrganizationTask; onClose: () => void }) {
  const { id, name, kind } = task.organization
  if (task.kind === 'invite') {
    return (
      <InviteDialog
        organizationName={name}
        usualRole={usualRole(kind)}
        send={inviteTo(id)}
        renews={renews}
        onClose={onClose}
      />
    )
  }
  if (task.kind === 'rename') {
    return (
      <NameDialog
        present={name}
        rename={(next) => changeOrganization({ id, change: { name: next } })}
        renews={renews}
        onClose={onClose}
      />
    )
  }
  return <Change kind={task.kind} organization={task.organization} onClose={onClose} />
}

interface ChangeProps {
  kind: ChangeKind
  organization: AdminOrganization
  onClose: () => void
}

function Change({ kind, organization: { id, name }, onClose }: ChangeProps) {
  const { change, title, consequence, button, done, isDangerous = false }: ChangeText = changes[kind]
  const mutation = useChange(changeOrganization, { renews, done: () => done(name) })
  return (
    <ConfirmDialog
      title={title(name)}
      action={button}
      isDangerous={isDangerous}
      isPending={mutation.isPending}
      problem={mutation.error && errorText(mutation.error)}
      onConfirm={() => mutation.mutate({ id, change }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {consequence}
    </ConfirmDialog>
  )
}
