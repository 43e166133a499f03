import type { AdminPerson } from '@medinotes/shared/organizations'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useChange } from '../../lib/use-change.ts'
import { adminKey } from './organization-keys.ts'
import { endSessions, resetFactors, setPersonStatus } from './admin.queries.ts'
import { standingProblem } from './refusals.ts'

export type PersonAction = 'disable' | 'enable' | 'reset-factors' | 'end-sessions'

interface ActionText {
  title: (name: string) => string
  consequence: string
  button: string
  done: (name: string) => string
  isDangerous: boolean
}

const texts: Record<PersonAction, ActionText> = {
  disable: {
    title: (name) => `Disable the account of ${name}?`,
    consequence:
      'They are signed out and refused everywhere within seconds, in every organisation. What they wrote stays. You can enable the account again.',
    button: 'Disable',
    done: (name) => `${name} can no longer sign in`,
    isDangerous: true,
  },
  enable: {
    title: (name) => `Enable the account of ${name}?`,
    consequence: 'They can sign in again, with the memberships they have.',
    button: 'Enable',
    done: (name) => `${name} can sign in again`,
    isDangerous: false,
  },
  'reset-factors': {
    title: (name) => `Reset the second factor of ${name}?`,
    consequence:
      'Their authenticator app, SMS number and backup codes stop counting, they are signed out everywhere and told by mail. Make sure that it is really them who asked.',
    button: 'Reset',
    done: (name) => `The second factor of ${name} was reset`,
    isDangerous: true,
  },
  'end-sessions': {
    title: (name) => `Sign ${name} out everywhere?`,
    consequence: 'Every device of theirs is signed out within seconds. They can sign in again at once.',
    button: 'Sign out everywhere',
    done: (name) => `${name} was signed out everywhere`,
    isDangerous: false,
  },
}

const send: Record<PersonAction, (id: string) => Promise<unknown>> = {
  disable: (id) => setPersonStatus({ id, status: 'disabled' }),
  enable: (id) => setPersonStatus({ id, status: 'active' }),
  'reset-factors': resetFactors,
  'end-sessions': endSessions,
}

interface PersonActionDialogProps {
  action: PersonAction
  person: AdminPerson
  onClose: () => void
}

export function PersonActionDialog({ action, person: { id, name }, onClose }: PersonActionDialogProps) {
  const { title, consequence, button, done, isDangerous } = texts[action]
  const change = useChange(send[action], { renews: [adminKey], done: () => done(name) })
  return (
    <ConfirmDialog
      title={title(name)}
      action={button}
      isDangerous={isDangerous}
      isPending={change.isPending}
      problem={standingProblem(change.error)}
      onConfirm={() => change.mutate(id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {consequence}
    </ConfirmDialog>
  )
}
