import { zodResolver } from '@hookform/resolvers/zod'
import { signInSchema } from '@medinotes/shared/sign-in'
import { useForm } from 'react-hook-form'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Link } from '../../components/link.tsx'
import { signIn } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { PasswordInput } from './password-input.tsx'
import { useEnter } from './use-enter.ts'

export function SignInPage() {
  const [search] = useSearchParams()
  const { enter, problem } = useEnter()
  const form = useForm({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: '', password: '' },
    mode: 'onTouched',
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit((credentials) => enter(() => signIn(credentials)))
  return (
    <AuthLayout
      title="Sign in"
      description={
        <>
          New here? <Link to={{ pathname: paths.signUp, search: search.toString() }}>Create an account</Link>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {problem && <Alert tone="danger" title={problem} />}
        <Field label="E-mail" error={errors.email?.message}>
          <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email')} />
        </Field>
        <Field label="Password" error={errors.password?.message}>
          <PasswordInput autoComplete="current-password" {...form.register('password')} />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
          Sign in
        </Button>
      </form>
      <DemoAccounts onChoose={(credentials) => enter(() => signIn(credentials))} />
    </AuthLayout>
  )
}
