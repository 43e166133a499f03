import { zodResolver } from '@hookform/resolvers/zod'
import { emailOnlySchema } from '@medinotes/shared/sign-in'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { showProblem } from '../../lib/form-problem.ts'

interface EmailFormProps {
  submitLabel: string
  /** Sends the mail; a rejection is shown. */
  onSubmit: (email: string) => Promise<void>
}

/** One address, to which something is sent. */
export function EmailForm({ submitLabel, onSubmit }: EmailFormProps) {
  const form = useForm({ resolver: zodResolver(emailOnlySchema), defaultValues: { email: '' }, mode: 'onTouched' })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ email }) => onSubmit(email).catch((error: unknown) => showProblem(form, error)))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email')} />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
        {submitLabel}
      </Button>
    </form>
  )
}
