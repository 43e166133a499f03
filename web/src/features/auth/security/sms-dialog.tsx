import { zodResolver } from '@hookform/resolvers/zod'
import { enableSmsSchema } from '@medinotes/shared/sign-in'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { AccountName } from '../account-name.tsx'
import { InboxHint } from '../check-mail.tsx'
import { PasswordInput } from '../password-input.tsx'
import { ResendButton } from '../resend-button.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { CodeStep } from './code-step.tsx'
import { confirmSms, enableSms } from './security-api.ts'

interface Entry {
  password: string
  phoneNumber: string
}

type Step = { name: 'number' } | { name: 'code'; entry: Entry } | { name: 'keep'; backupCodes: string[] }

/** Password and number, then the code that was sent there, then the backup codes of who had none. */
export function SmsDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ name: 'number' })
  const send = ({ password, phoneNumber }: Entry) => enableSms(password, phoneNumber)
  if (step.name === 'keep') {
    return (
      <Dialog open onOpenChange={() => {}} modalOnly title="Keep your backup codes">
        <BackupCodes codes={step.backupCodes} onKept={onClose} />
      </Dialog>
    )
  }
  if (step.name === 'code') {
    return (
      <Dialog open onOpenChange={onClose} title="Enter the code" description="We sent it to your phone by SMS.">
        <InboxHint />
        <ResendButton
          label="Send another code"
          againLabel="Send another code"
          hasSent
          onSend={() => send(step.entry)}
        />
        <CodeStep
          label="Code from the SMS"
          onCode={async (code) => {
            const backupCodes = await confirmSms(code)
            if (backupCodes) setStep({ name: 'keep', backupCodes })
            else onClose()
          }}
        />
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Codes by SMS"
      description="An authenticator app is safer: a number can be taken over. SMS is better than nothing."
    >
      <NumberStep
        onEntry={async (entry) => {
          await send(entry)
          setStep({ name: 'code', entry })
        }}
      />
    </Dialog>
  )
}

function NumberStep({ onEntry }: { onEntry: (entry: Entry) => Promise<void> }) {
  const form = useForm({ resolver: zodResolver(enableSmsSchema), defaultValues: { password: '', phoneNumber: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit((entry) =>
    onEntry(entry).catch((error: unknown) => showProblem(form, error, { wrong_credentials: 'password' })),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="Mobile number" hint="Such as 0412 345 678" error={errors.phoneNumber?.message}>
        <Input type="tel" autoComplete="tel" {...form.register('phoneNumber')} />
      </Field>
      <AccountName />
      <Field label="Your password" error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      <Button type="submit" variant="primary" loading={isSubmitting} className="justify-self-end">
        Send a code
      </Button>
    </form>
  )
}
