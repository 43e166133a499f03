import { zodResolver } from '@hookform/resolvers/zod'
import { signUpSchema, type SignUpKind } from '@medinotes/shared/sign-in'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ChoiceCards } from '../../components/choice-cards.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Link } from '../../components/link.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { sendVerification, signUp } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { CheckMail } from './check-mail.tsx'
import { PasswordInput } from './password-input.tsx'

const kinds: readonly { value: SignUpKind; title: string; description: string }[] = [
  { value: 'clinician', title: 'I am a clinician', description: 'Write notes at once, in a practice of your own' },
  { value: 'referrer', title: 'I refer people', description: 'Find a time now, and book once your firm is approved' },
]

export function SignUpPage() {
  const [search] = useSearchParams()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const signIn = { pathname: paths.signIn, search: search.toString() }
  if (sentTo === null) {
    return (
      <AuthLayout
        title="Create an account"
        description={
          <>
            Have one already? <Link to={signIn}>Sign in</Link>
          </>
        }
      >
        <SignUpForm onSent={setSentTo} />
      </AuthLayout>
    )
  }
  return (
    <AuthLayout title="Check your e-mail" description="One step is left.">
      <CheckMail onResend={() => sendVerification(sentTo)}>
        <p>
          We sent a link to <strong className="font-medium">{sentTo}</strong>. Open it to confirm that the address is
          yours; your account is ready then.
        </p>
        <p className="text-muted">
          Do you have an account with it already? <Link to={signIn}>Sign in</Link>
        </p>
      </CheckMail>
    </AuthLayout>
  )
}

function SignUpForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useForm({
    resolver: zodResolver(signUpSchema),
    defaultValues: { name: '', email: '', password: '', kind: 'clinician' as SignUpKind },
    mode: 'onTouched',
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit((account) =>
    signUp(account).then(
      () => onSent(account.email),
      (error: unknown) => showProblem(form, error, { weak_password: 'password' }),
    ),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <ChoiceCards legend="What brings you here?" options={kinds} {...form.register('kind')} />
      <Field label="Name" hint="As it should stand under your notes" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email')} />
      </Field>
      <Field label="Password" hint="At least 10 characters" error={errors.password?.message}>
        <PasswordInput autoComplete="new-password" {...form.register('password')} />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
        Create account
      </Button>
    </form>
  )
}
