import { zodResolver } from '@hookform/resolvers/zod'
import { signInSchema } from '@medinotes/shared/sign-in'
import { useForm } from 'react-hook-form'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Link } from '../../components/link.tsx'
import { codeOf, errorText } from '../../lib/api-error.ts'
import { sendVerification } from './auth-api.ts'
import { PasswordInput } from './password-input.tsx'

interface PasswordFormProps {
  onSubmit: (credentials: { email: string; password: string }) => Promise<void>
  /** The address was never verified, and another link to do so is on its way. */
  onMailSent: (email: string) => void
}

export function PasswordForm({ onSubmit, onMailSent }: PasswordFormProps) {
  const form = useForm({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: '', password: '' },
    mode: 'onTouched',
  })
  const { errors, isSubmitting } = form.formState
  const showRefusal = (error: unknown) =>
    form.setError('root', { type: codeOf(error) ?? 'other', message: errorText(error) })
  const submit = form.handleSubmit((credentials) => onSubmit(credentials).catch(showRefusal))
  const sendLink = async () => {
    const { email } = form.getValues()
    await sendVerification(email).then(() => onMailSent(email), showRefusal)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && (
        <Alert
          tone="danger"
          title={errors.root.message}
          action={
            errors.root.type === 'email_not_verified' && (
              <Button size="sm" onClick={() => void sendLink()}>
                Send the link again
              </Button>
            )
          }
        />
      )}
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email')} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      <p className="-mt-2 text-xs">
        <Link to={paths.forgotPassword}>Forgot your password?</Link>
      </p>
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
        Sign in
      </Button>
    </form>
  )
}
