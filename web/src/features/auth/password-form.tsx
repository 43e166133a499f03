import { zodResolver } from '@hookform/resolvers/zod'
import { signInSchema } from '@medinotes/shared/sign-in'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { codeOf, errorText } from '../../lib/api-error.ts'
import { sendVerification } from './auth-api.ts'
import { PasswordFields } from './password-fields.tsx'

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
      <PasswordFields
        email={form.register('email')}
        password={form.register('password')}
        errors={errors}
        loading={isSubmitting}
      />
    </form>
  )
}
