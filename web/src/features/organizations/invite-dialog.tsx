import { zodResolver } from '@hookform/resolvers/zod'
import { inviteSchema, type Invite } from '@medinotes/shared/organizations'
import type { Role } from '@medinotes/shared/permissions'
import type { QueryKey } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { StandingFields } from './standing-fields.tsx'

interface InviteDialogProps {
  organizationName: string
  usualRole: Role
  send: (invite: Invite) => Promise<unknown>
  renews: readonly QueryKey[]
  onClose: () => void
}

export function InviteDialog({ organizationName, usualRole, send, renews, onClose }: InviteDialogProps) {
  const form = useForm<z.input<typeof inviteSchema>, unknown, Invite>({
    resolver: zodResolver(inviteSchema),
    defaultValues: { email: '', role: usualRole, administers: false },
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const [role, administers = false] = useWatch({ control: form.control, name: ['role', 'administers'] })
  const invitation = useChange(send, { renews, done: ({ email }) => `An invitation goes to ${email}` })
  const submit = form.handleSubmit((values) =>
    invitation.mutate(values, {
      onSuccess: onClose,
      onError: (error) => showProblem(form, error, { already_member: 'email' }),
    }),
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Invite somebody to ${organizationName}`}
      description="They get a mail with a link that works once, for this address only."
      className="max-w-lg"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="E-mail" required error={errors.email?.message}>
          <Input type="email" autoComplete="off" autoCapitalize="none" {...form.register('email')} />
        </Field>
        <StandingFields
          value={{ role, administers }}
          onChange={(standing) => {
            form.setValue('role', standing.role)
            form.setValue('administers', standing.administers)
          }}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={invitation.isPending}>
            Send the invitation
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
