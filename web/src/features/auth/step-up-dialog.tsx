import type { Me } from '@medinotes/shared/access'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/api-error.ts'
import { showProblem } from '../../lib/form-problem.ts'
import { AccountName } from './account-name.tsx'
import { FactorForm } from './factor-form.tsx'
import { PasswordInput } from './password-input.tsx'
import { stepUpByPassword } from './security/security-api.ts'
import { factorMethodsOf, securityQuery } from './security/security.queries.ts'

interface StepUpDialogProps {
  me: Me
  onProven: () => void
  onGiveUp: () => void
}

/** Before something that matters: whoever sits here proves that they are the person who signed in. */
export const StepUpDialog = ({ me, onProven, onGiveUp }: StepUpDialogProps) => {
  const giveUp = <Button onClick={onGiveUp}>Cancel</Button>
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onGiveUp()}
      title="Confirm that it is you"
      description="What you are about to do needs a fresh proof. It holds for ten minutes."
    >
      {me.issuer === 'external' ? (
        <Alert tone="warning" title="Your sign-in service has to confirm it" action={giveUp}>
          Sign out and sign in again, then repeat what you were doing.
        </Alert>
      ) : me.secondFactor.enabled ? (
        <ProofByFactor onProven={onProven} giveUp={giveUp} />
      ) : (
        <ProofByPassword onProven={onProven} giveUp={giveUp} />
      )}
    </Dialog>
  )
}

interface ProofProps {
  onProven: () => void
  giveUp: ReactNode
}

function ProofByFactor({ onProven, giveUp }: ProofProps) {
  const { data: security, error } = useQuery(securityQuery)
  if (error) return <Alert tone="danger" title={errorText(error)} action={giveUp} />
  if (!security) return <Skeleton className="h-36" />
  return <FactorForm methods={factorMethodsOf(security)} submitLabel="Confirm" onVerified={onProven} back={giveUp} />
}

function ProofByPassword({ onProven, giveUp }: ProofProps) {
  const form = useForm({ defaultValues: { password: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ password }) =>
    stepUpByPassword(password).then(onProven, (error: unknown) =>
      showProblem(form, error, { wrong_credentials: 'password' }),
    ),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <AccountName />
      <Field label="Password" error={errors.password?.message}>
        <PasswordInput
          autoComplete="current-password"
          {...form.register('password', { required: 'Enter your password' })}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        {giveUp}
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Confirm
        </Button>
      </div>
    </form>
  )
}
