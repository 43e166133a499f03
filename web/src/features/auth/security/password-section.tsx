import { zodResolver } from '@hookform/resolvers/zod'
import { changePasswordSchema, type Security } from '@medinotes/shared/sign-in'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { AccountName } from '../account-name.tsx'
import { PasswordInput } from '../password-input.tsx'
import { changePassword } from './security-api.ts'
import { securityQuery, sessionsQuery } from './security.queries.ts'

export function PasswordSection({ security }: { security: Security }) {
  const [isChanging, setChanging] = useState(false)
  return (
    <Card>
      <CardHeader title="Password" />
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="text-muted">Last changed {formatInstant(security.passwordChangedAt)}</p>
        <Button onClick={() => setChanging(true)}>Change the password</Button>
      </div>
      {isChanging && (
        <Dialog
          open
          onOpenChange={() => setChanging(false)}
          title="Change your password"
          description="Every other session of your account ends with it."
        >
          <ChangePasswordForm onDone={() => setChanging(false)} />
        </Dialog>
      )}
    </Card>
  )
}

function ChangePasswordForm({ onDone }: { onDone: () => void }) {
  const queryClient = useQueryClient()
  const form = useForm({
    resolver: zodResolver(changePasswordSchema),
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (passwords) => {
    try {
      await changePassword(passwords)
      toast.success('Your password is changed', { description: 'Your other sessions have ended.' })
      onDone()
      await Promise.all([queryClient.invalidateQueries(securityQuery), queryClient.invalidateQueries(sessionsQuery)])
    } catch (error) {
      showProblem(form, error, { wrong_credentials: 'currentPassword', weak_password: 'newPassword' })
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <AccountName />
      <Field label="Current password" error={errors.currentPassword?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('currentPassword')} />
      </Field>
      <Field label="New password" hint="At least 10 characters" error={errors.newPassword?.message}>
        <PasswordInput autoComplete="new-password" {...form.register('newPassword')} />
      </Field>
      <Button type="submit" variant="primary" loading={isSubmitting} className="justify-self-end">
        Change the password
      </Button>
    </form>
  )
}
