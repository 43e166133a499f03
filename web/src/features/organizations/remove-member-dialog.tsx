import type { Member } from '@medinotes/shared/organizations'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useChange } from '../../lib/use-change.ts'
import { meQuery } from '../auth/account.queries.ts'
import { organizationKey } from './organization-keys.ts'
import { removeMember } from './organization.queries.ts'
import { standingProblem } from './refusals.ts'

interface RemoveMemberDialogProps {
  member: Member
  isSelf: boolean
  onClose: () => void
}

export function RemoveMemberDialog({ member: { personId, name }, isSelf, onClose }: RemoveMemberDialogProps) {
  const removal = useChange(removeMember, {
    renews: [organizationKey, meQuery.queryKey],
    done: () => (isSelf ? 'You have left the organisation' : `${name} was removed`),
  })
  return (
    <ConfirmDialog
      title={isSelf ? 'Leave the organisation?' : `Remove ${name}?`}
      action={isSelf ? 'Leave' : 'Remove'}
      isDangerous
      isPending={removal.isPending}
      problem={standingProblem(removal.error)}
      onConfirm={() => removal.mutate(personId, { onSuccess: onClose })}
      onClose={onClose}
    >
      {isSelf
        ? 'You lose access to everything here within seconds. Somebody who runs the organisation can invite you again.'
        : 'They lose access to everything here within seconds. What they wrote stays, and you can invite them again.'}
    </ConfirmDialog>
  )
}
