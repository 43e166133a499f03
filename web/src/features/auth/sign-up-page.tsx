import { zodResolver } from '@hookform/resolvers/zod'
import { signUpSchema, type SignUpKind } from '@medinotes/shared/sign-in'
import { useForm } from 'react-hook-form'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ChoiceCards } from '../../components/choice-cards.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Link } from '../../components/link.tsx'
import { signUp } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { PasswordInput } from './password-input.tsx'
import { useEnter } from './use-enter.ts'

const kinds: readonly { value: SignUpKind; title: string; description: string }[] = [
  { value: 'clinician', title: 'I am a clinician', description: 'Write notes at once, in a practice of your own' },
  { value: 'referrer', title: 'I refer people', description: 'Look around; booking is still being built' },
]

export function SignUpPage() {
  const [search] = useSearchParams()
  const { enter, problem } = useEnter()
  const form = useForm({
    resolver: zodResolver(signUpSchema),
    defaultValues: { name: '', email: '', password: '', kind: 'clinician' as SignUpKind },
    mode: 'onTouched',
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit((account) => enter(() => signUp(account)))
  return (
    <AuthLayout
      title="Create an account"
      description={
        <>
          Have one already? <Link to={{ pathname: paths.signIn, search: search.toString() }}>Sign in</Link>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {problem && <Alert tone="danger" title={problem} />}
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
    </AuthLayout>
  )
}
