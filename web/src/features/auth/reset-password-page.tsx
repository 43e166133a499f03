import { zodResolver } from '@hookform/resolvers/zod'
import { passwordSchema } from '@medinotes/shared/sign-in'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { codeOf } from '../../lib/api-error.ts'
import { showProblem } from '../../lib/form-problem.ts'
import { resetPassword } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { PasswordInput } from './password-input.tsx'
import { useHashToken } from './use-hash-token.ts'

/** Where the link of a mail leads: a new password, which ends every session of the account. */
export function ResetPasswordPage() {
  const token = useHashToken()
  const [state, setState] = useState<'open' | 'spent' | 'done'>('open')
  if (token === null || state === 'spent') {
    return (
      <AuthLayout
        title="This link no longer works"
        description="It was used already, is too old, or was not copied whole."
      >
        <ButtonLink to={paths.forgotPassword} variant="primary" size="lg">
          Have a new link sent
        </ButtonLink>
      </AuthLayout>
    )
  }
  if (state === 'done') {
    return (
      <AuthLayout
        title="Your password is changed"
        description="You are signed out everywhere. Sign in with the new password."
      >
        <ButtonLink to={paths.signIn} variant="primary" size="lg">
          Sign in
        </ButtonLink>
      </AuthLayout>
    )
  }
  return (
    <AuthLayout title="Choose a new password" description="It ends every session of your account.">
      <NewPasswordForm token={token} onDone={() => setState('done')} onSpent={() => setState('spent')} />
    </AuthLayout>
  )
}

const newPasswordSchema = z.object({ newPassword: passwordSchema })

interface NewPasswordFormProps {
  token: string
  onDone: () => void
  onSpent: () => void
}

function NewPasswordForm({ token, onDone, onSpent }: NewPasswordFormProps) {
  const form = useForm({ resolver: zodResolver(newPasswordSchema), defaultValues: { newPassword: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ newPassword }) =>
    resetPassword(token, newPassword).then(onDone, (error: unknown) => {
      if (codeOf(error) === 'link_expired') onSpent()
      else showProblem(form, error, { weak_password: 'newPassword' })
    }),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="New password" hint="At least 10 characters" error={errors.newPassword?.message}>
        <PasswordInput autoComplete="new-password" {...form.register('newPassword')} />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
        Change the password
      </Button>
    </form>
  )
}
