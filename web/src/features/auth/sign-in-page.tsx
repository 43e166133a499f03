import type { FactorMethod } from '@medinotes/shared/sign-in'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../components/button.tsx'
import { Link } from '../../components/link.tsx'
import { sendVerification, signIn } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { CheckMail } from './check-mail.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { FactorForm } from './factor-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { useEnter } from './use-enter.ts'

type Step = { name: 'password' } | { name: 'factor'; methods: FactorMethod[] } | { name: 'mail'; email: string }

export function SignInPage() {
  const [search] = useSearchParams()
  const enter = useEnter()
  const [step, setStep] = useState<Step>({ name: 'password' })
  const signInAndGoOn = async (credentials: { email: string; password: string }) => {
    const methods = await signIn(credentials)
    if (methods) setStep({ name: 'factor', methods })
    else await enter()
  }
  const startAgain = () => setStep({ name: 'password' })

  if (step.name === 'factor') {
    return (
      <AuthLayout title="Confirm that it is you" description="Your account asks for a second factor.">
        <FactorForm
          methods={step.methods}
          submitLabel="Sign in"
          offersTrust
          onVerified={enter}
          back={
            <Button variant="ghost" onClick={startAgain}>
              Back
            </Button>
          }
        />
      </AuthLayout>
    )
  }
  if (step.name === 'mail') {
    return (
      <AuthLayout
        title="Check your e-mail"
        description={
          <Link to={{ pathname: paths.signIn, search: search.toString() }} onClick={startAgain}>
            Back to sign-in
          </Link>
        }
      >
        <CheckMail onResend={() => sendVerification(step.email)}>
          <p>
            We sent a link to <strong className="font-medium">{step.email}</strong>. Open it to finish signing up.
          </p>
        </CheckMail>
      </AuthLayout>
    )
  }
  return (
    <AuthLayout
      title="Sign in"
      description={
        <>
          New here? <Link to={{ pathname: paths.signUp, search: search.toString() }}>Create an account</Link>
        </>
      }
    >
      <PasswordForm onSubmit={signInAndGoOn} onMailSent={(email) => setStep({ name: 'mail', email })} />
      <DemoAccounts onChoose={signInAndGoOn} />
    </AuthLayout>
  )
}
