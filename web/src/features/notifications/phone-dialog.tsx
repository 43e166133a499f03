import { zodResolver } from '@hookform/resolvers/zod'
import { noticePhoneCodeSchema, noticePhoneSchema } from '@medinotes/shared/notices'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { toast } from '../../lib/toast.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { InboxHint } from '../auth/check-mail.tsx'
import { CodeInput } from '../auth/code-input.tsx'
import { ResendButton } from '../auth/resend-button.tsx'
import { confirmPhone, preferencesQuery, sendPhoneCode } from './preferences.queries.ts'

interface PhoneDialogProps {
  /** A number, its middle hidden, that a code was sent to before; null to enter one. */
  waiting: string | null
  onClose: () => void
}

/** The number, then the code that was sent there. */
export function PhoneDialog({ waiting, onClose }: PhoneDialogProps) {
  const queryClient = useQueryClient()
  const renew = () => queryClient.invalidateQueries({ queryKey: preferencesQuery.queryKey })
  const [entered, setEntered] = useState<string | null>(null)
  if (entered === null && waiting === null) {
    const send = async (phone: string) => {
      await sendPhoneCode(phone)
      setEntered(phone)
      await renew()
    }
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="Mobile number"
        description="We send it a code, to be sure that it is yours."
      >
        <NumberForm onNumber={send} />
      </Dialog>
    )
  }
  const confirm = async (code: string) => {
    await confirmPhone(code)
    toast.success('The number is confirmed')
    await renew()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Enter the code"
      description={`We sent it to ${entered ?? waiting} by SMS. It works for 10 minutes.`}
    >
      <InboxHint />
      {entered !== null && (
        <ResendButton
          label="Send another code"
          againLabel="Send another code"
          hasSent
          onSend={() => sendPhoneCode(entered)}
        />
      )}
      <CodeForm onCode={confirm} />
    </Dialog>
  )
}

function NumberForm({ onNumber }: { onNumber: (phone: string) => Promise<void> }) {
  const form = useForm({ resolver: zodResolver(noticePhoneSchema), defaultValues: { phone: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ phone }) =>
    onNumber(phone).catch((error: unknown) => showProblem(form, error, { malformed: 'phone' })),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="Mobile number" hint="Such as 0412 345 678, or +64 21 123 4567" error={errors.phone?.message}>
        <Input type="tel" autoComplete="tel" {...form.register('phone')} />
      </Field>
      <Button type="submit" variant="primary" loading={isSubmitting} className="justify-self-end">
        Send a code
      </Button>
    </form>
  )
}

function CodeForm({ onCode }: { onCode: (code: string) => Promise<void> }) {
  const form = useForm({ resolver: zodResolver(noticePhoneCodeSchema), defaultValues: { code: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ code }) =>
    onCode(code).catch((error: unknown) => showProblem(form, error, { wrong_code: 'code', malformed: 'code' })),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="Code from the SMS" hint="Six digits" error={errors.code?.message}>
        <CodeInput {...form.register('code', { setValueAs: (code: string) => code.replaceAll(/\s/g, '') })} />
      </Field>
      <Button type="submit" variant="primary" loading={isSubmitting} className="justify-self-end">
        Confirm the number
      </Button>
    </form>
  )
}
