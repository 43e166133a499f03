import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { requestPasswordReset } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { CheckMail } from './check-mail.tsx'
import { EmailForm } from './email-form.tsx'

export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const back = <Link to={paths.signIn}>Back to sign-in</Link>
  if (sentTo !== null) {
    return (
      <AuthLayout title="Check your e-mail" description={back}>
        <CheckMail onResend={() => requestPasswordReset(sentTo)}>
          <p>
            If there is an account with <strong className="font-medium">{sentTo}</strong>, a link to choose a new
            password is on its way to it.
          </p>
        </CheckMail>
      </AuthLayout>
    )
  }
  return (
    <AuthLayout title="Forgot your password?" description={<>We send you a link to choose a new one. {back}</>}>
      <EmailForm
        submitLabel="Send the link"
        onSubmit={async (email) => {
          await requestPasswordReset(email)
          setSentTo(email)
        }}
      />
    </AuthLayout>
  )
}
