import { passwordOnlySchema } from '@medinotes/shared/sign-in'
import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { AccountName } from '../account-name.tsx'
import { PasswordInput } from '../password-input.tsx'

interface PasswordStepProps {
  submitLabel: string
  isDangerous?: boolean
  onPassword: (password: string) => Promise<void>
  /** Before the password, such as what is going to happen. */
  children?: ReactNode
}

/** A change of how one signs in begins with the password. */
export function PasswordStep({ submitLabel, isDangerous = false, onPassword, children }: PasswordStepProps) {
  const form = useForm({ resolver: zodResolver(passwordOnlySchema), defaultValues: { password: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ password }) =>
    onPassword(password).catch((error: unknown) => showProblem(form, error, { wrong_credentials: 'password' })),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      {children}
      <AccountName />
      <Field label="Your password" error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      <Button
        type="submit"
        variant={isDangerous ? 'danger' : 'primary'}
        loading={isSubmitting}
        className="justify-self-end"
      >
        {submitLabel}
      </Button>
    </form>
  )
}
