import type { FactorMethod } from '@medinotes/shared/sign-in'
import { useState, type ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { signIn } from './auth-api.ts'
import { FactorForm } from './factor-form.tsx'
import { PasswordInput } from './password-input.tsx'

interface SignInAgainDialogProps {
  email: string
  onSignedIn: () => void
  onGiveUp: () => void
}

/** In place of whatever one was doing, which stays as it is underneath, unseen, and goes on afterwards. */
export const SignInAgainDialog = (form: SignInAgainDialogProps) => (
  <Dialog
    open
    onOpenChange={() => {}}
    modalOnly
    hidesPage
    title="Sign in again to go on"
    description="Your session has ended. What you typed is still here, and what you were doing goes on once you are signed in."
  >
    <SignInAgain {...form} />
  </Dialog>
)

function SignInAgain({ email, onSignedIn, onGiveUp }: SignInAgainDialogProps) {
  const [methods, setMethods] = useState<FactorMethod[] | null>(null)
  const giveUp = (
    <Button variant="ghost" onClick={onGiveUp}>
      Leave without finishing
    </Button>
  )
  if (methods)
    return <FactorForm methods={methods} submitLabel="Sign in" offersTrust onVerified={onSignedIn} back={giveUp} />
  return (
    <AgainPasswordForm
      email={email}
      giveUp={giveUp}
      onPassword={async (password) => {
        const asked = await signIn({ email, password })
        if (asked) setMethods(asked)
        else onSignedIn()
      }}
    />
  )
}

interface AgainPasswordFormProps {
  email: string
  giveUp: ReactNode
  onPassword: (password: string) => Promise<void>
}

function AgainPasswordForm({ email, giveUp, onPassword }: AgainPasswordFormProps) {
  const form = useForm({ defaultValues: { password: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ password }) =>
    onPassword(password).catch((error: unknown) => showProblem(form, error)),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="E-mail">
        <Input type="email" autoComplete="username" value={email} readOnly tabIndex={-1} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <PasswordInput
          autoComplete="current-password"
          {...form.register('password', { required: 'Enter your password' })}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        {giveUp}
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Sign in
        </Button>
      </div>
    </form>
  )
}
