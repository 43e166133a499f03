import type { AdminPerson } from '@medinotes/shared/organizations'
import { Ban, CircleCheck, KeyRound, LogOut, Plus, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { formatDate } from '../../lib/dates.ts'
import { useMay } from '../auth/account.queries.ts'
import { AddMembershipDialog } from './add-membership-dialog.tsx'
import { PersonMemberships } from './person-memberships.tsx'
import { type PersonAction, PersonActionDialog } from './person-action-dialog.tsx'

interface PersonDialogProps {
  person: AdminPerson
  onClose: () => void
}

/** One person: where they belong, and what can be done about their account. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const [action, setAction] = useState<PersonAction | 'add' | null>(null)
  const mayChange = useMay('platform:write')
  const done = () => setAction(null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={person.name}
      description={`${person.email}, since ${formatDate(person.createdAt)}`}
      focusesItself
      className="max-w-xl"
    >
      <div className="flex flex-wrap gap-2">
        {person.status === 'disabled' && (
          <Badge tone="danger" icon={Ban}>
            Disabled
          </Badge>
        )}
        <Badge>{person.issuer === 'built-in' ? 'Signs in here' : 'Signs in with another service'}</Badge>
      </div>
      <PersonMemberships person={person} mayChange={mayChange} />
      {mayChange && (
        <>
          <Button icon={Plus} className="justify-self-start" onClick={() => setAction('add')}>
            Add to an organisation
          </Button>
          <section aria-labelledby="account-actions" className="grid gap-2 border-t border-line pt-5">
            <h3 id="account-actions" className="text-sm">
              Account
            </h3>
            <div className="flex flex-wrap gap-2">
              {actionsFor(person).map(({ action: name, label, icon, isDangerous }) => (
                <Button
                  key={name}
                  icon={icon}
                  variant={isDangerous ? 'danger' : 'secondary'}
                  onClick={() => setAction(name)}
                >
                  {label}
                </Button>
              ))}
            </div>
          </section>
        </>
      )}
      {action === 'add' && <AddMembershipDialog person={person} onClose={done} />}
      {action !== null && action !== 'add' && <PersonActionDialog action={action} person={person} onClose={done} />}
    </Dialog>
  )
}

interface ActionButton {
  action: PersonAction
  label: string
  icon: LucideIcon
  isDangerous?: boolean
}

/** Another service keeps its own sessions and factors. */
function actionsFor({ issuer, status }: AdminPerson): ActionButton[] {
  const own: ActionButton[] = [
    { action: 'reset-factors', label: 'Reset second factor', icon: KeyRound },
    { action: 'end-sessions', label: 'Sign out everywhere', icon: LogOut },
  ]
  const change: ActionButton =
    status === 'active'
      ? { action: 'disable', label: 'Disable', icon: Ban, isDangerous: true }
      : { action: 'enable', label: 'Enable', icon: CircleCheck }
  return issuer === 'built-in' ? [...own, change] : [change]
}
