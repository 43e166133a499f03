import type { FactorMethod } from '@medinotes/shared/sign-in'
import { useEffect, useRef, useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { codeOf, errorText } from '../../lib/api-error.ts'
import { sendVerification, verifyEmail } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { CheckMail } from './check-mail.tsx'
import { EmailForm } from './email-form.tsx'
import { FactorForm } from './factor-form.tsx'
import { useEnter } from './use-enter.ts'
import { useHashToken } from './use-hash-token.ts'

/** Where the link of a mail leads: confirms the address, then goes on as whoever it belongs to. */
export function VerifyEmailPage() {
  const token = useHashToken()
  const { failure, confirm, methods, goOn } = useConfirmation(token)
  if (token === null || codeOf(failure) === 'link_expired') return <SpentLink isIncomplete={token === null} />
  if (methods) {
    return (
      <AuthLayout title="Your address is confirmed" description="To sign in, your second factor is needed.">
        <FactorForm
          methods={methods}
          submitLabel="Sign in"
          offersTrust
          onVerified={goOn}
          back={
            <ButtonLink to={paths.landing} variant="ghost">
              Not now
            </ButtonLink>
          }
        />
      </AuthLayout>
    )
  }
  return (
    <AuthLayout title="Confirming your address">
      {failure === null ? (
        <p aria-busy="true" className="text-muted">
          This takes a moment.
        </p>
      ) : (
        <Alert tone="danger" title={errorText(failure)} action={<Button onClick={confirm}>Try again</Button>} />
      )}
    </AuthLayout>
  )
}

function useConfirmation(token: string | null) {
  const goOn = useEnter()
  const [failure, setFailure] = useState<unknown>(null)
  const [methods, setMethods] = useState<FactorMethod[] | null>(null)
  const confirm = async () => {
    if (token === null) return
    setFailure(null)
    try {
      const asked = await verifyEmail(token)
      if (asked) setMethods(asked)
      else await goOn()
    } catch (error) {
      setFailure(error)
    }
  }
  const hasBegun = useRef(false)
  useEffect(() => {
    // Once: the link is used up by it.
    if (!hasBegun.current) void confirm()
    hasBegun.current = true
  })
  return { failure, confirm: () => void confirm(), methods, goOn }
}

function SpentLink({ isIncomplete }: { isIncomplete: boolean }) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo !== null) {
    return (
      <AuthLayout title="Check your e-mail">
        <CheckMail onResend={() => sendVerification(sentTo)}>
          <p>
            If <strong className="font-medium">{sentTo}</strong> waits to be confirmed, a new link is on its way to it.
          </p>
        </CheckMail>
      </AuthLayout>
    )
  }
  return (
    <AuthLayout
      title={isIncomplete ? 'This link is not whole' : 'This link no longer works'}
      description={
        isIncomplete
          ? 'Open it from the mail once more, or have a new one sent.'
          : 'It was used already or is too old. If you have confirmed your address, just sign in; if not, have a new link sent.'
      }
    >
      <EmailForm
        submitLabel="Send a new link"
        onSubmit={async (email) => {
          await sendVerification(email)
          setSentTo(email)
        }}
      />
    </AuthLayout>
  )
}
