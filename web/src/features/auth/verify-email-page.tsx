import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { codeOf, errorText } from '../../lib/api-error.ts'
import { publicConfigQuery } from './account.queries.ts'
import { sendVerification, verifyEmail } from './auth-api.ts'
import { AuthLayout } from './auth-layout.tsx'
import { CheckMail } from './check-mail.tsx'
import { EmailForm } from './email-form.tsx'
import { useHashToken } from './use-hash-token.ts'

/** Where the link of a mail leads: confirms the address, then goes on as whoever it belongs to. */
export function VerifyEmailPage() {
  const token = useHashToken()
  const { failure, confirm } = useConfirmation(token)
  if (token === null || codeOf(failure) === 'link_expired') return <SpentLink isIncomplete={token === null} />
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
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<unknown>(null)
  const confirm = () => {
    if (token === null) return
    setFailure(null)
    verifyEmail(token)
      .then(() => {
        queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== publicConfigQuery.queryKey[0] })
        return navigate(paths.home, { replace: true })
      })
      .catch(setFailure)
  }
  const begun = useRef(false)
  useEffect(() => {
    // Once: the link is used up by it.
    if (!begun.current) confirm()
    begun.current = true
  })
  return { failure, confirm }
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
