import { zodResolver } from '@hookform/resolvers/zod'
import { changeEmailSchema, type Security } from '@medinotes/shared/sign-in'
import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useMe } from '../account.queries.ts'
import { sendVerification } from '../auth-api.ts'
import { CheckMail } from '../check-mail.tsx'
import { ResendButton } from '../resend-button.tsx'
import { changeEmail } from './security-api.ts'
import { securityQuery } from './security.queries.ts'

export function EmailSection({ security: { emailVerified, pendingEmail } }: { security: Security }) {
  const { email } = useMe()
  const [isChanging, setChanging] = useState(false)
  return (
    <Card>
      <CardHeader
        title="E-mail address"
        description="You sign in with it, and what concerns your account goes there."
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 font-medium break-words">{email}</span>
        <Badge tone={emailVerified ? 'success' : 'warning'} icon={emailVerified ? CircleCheck : TriangleAlert}>
          {emailVerified ? 'Verified' : 'Not verified'}
        </Badge>
        <Button className="sm:ml-auto" onClick={() => setChanging(true)}>
          Change the address
        </Button>
      </div>
      {!emailVerified && (
        <div className="mt-4">
          <ResendButton label="Send the link again" againLabel="Send it again" onSend={() => sendVerification(email)} />
        </div>
      )}
      {pendingEmail && (
        <Alert className="mt-4" title={`${pendingEmail} waits for its link`}>
          The address changes once you follow the link that was sent there.
        </Alert>
      )}
      {isChanging && <ChangeEmailDialog onClose={() => setChanging(false)} />}
    </Card>
  )
}

function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const send = async (newEmail: string) => {
    await changeEmail(newEmail)
    setSentTo(newEmail)
    await queryClient.invalidateQueries(securityQuery)
  }
  if (sentTo !== null) {
    return (
      <Dialog open onOpenChange={onClose} title="Check your e-mail">
        <CheckMail onResend={() => changeEmail(sentTo)}>
          <p>
            We sent a link to <strong className="font-medium">{sentTo}</strong>. Until you follow it, everything stays
            as it is.
          </p>
        </CheckMail>
      </Dialog>
    )
  }
  return (
    <Dialog open onOpenChange={onClose} title="Change your e-mail address">
      <NewEmailForm onEmail={send} />
    </Dialog>
  )
}

function NewEmailForm({ onEmail }: { onEmail: (newEmail: string) => Promise<void> }) {
  const form = useForm({ resolver: zodResolver(changeEmailSchema), defaultValues: { newEmail: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ newEmail }) =>
    onEmail(newEmail).catch((error: unknown) => showProblem(form, error)),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="New e-mail address" hint="The old one is told of the change" error={errors.newEmail?.message}>
        <Input type="email" autoComplete="email" autoCapitalize="none" {...form.register('newEmail')} />
      </Field>
      <Button type="submit" variant="primary" loading={isSubmitting} className="justify-self-end">
        Send a link to it
      </Button>
    </form>
  )
}
