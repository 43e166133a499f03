import { zodResolver } from '@hookform/resolvers/zod'
import { type FactorMethod, verifyBackupCodeSchema, verifyCodeSchema } from '@medinotes/shared/sign-in'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Field } from '../../components/field.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { sendSmsCode, verifyFactor } from './auth-api.ts'
import { CodeInput } from './code-input.tsx'
import { ResendButton } from './resend-button.tsx'

interface FactorCodeFormProps {
  method: FactorMethod
  submitLabel: string
  offersTrust?: boolean
  onVerified: () => Promise<void> | void
  back: ReactNode
}

const fields = {
  totp: { label: 'Code of your authenticator app', hint: 'Six digits; a new code appears every 30 seconds' },
  sms: { label: 'Code from the SMS', hint: 'Six digits, good for a few minutes' },
  'backup-code': { label: 'Backup code', hint: 'One of those you kept; each works once' },
}

export function FactorCodeForm({ method, submitLabel, offersTrust, onVerified, back }: FactorCodeFormProps) {
  const form = useForm({
    resolver: zodResolver(method === 'backup-code' ? verifyBackupCodeSchema : verifyCodeSchema),
    defaultValues: { code: '', trustDevice: false },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ code, trustDevice }) => {
    try {
      await verifyFactor({ method, code, trustDevice })
      await onVerified()
    } catch (error) {
      showProblem(form, error, { wrong_code: 'code' })
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      {method === 'sms' && <ResendButton label="Send a code" againLabel="Send another code" onSend={sendSmsCode} />}
      <Field {...fields[method]} error={errors.code?.message}>
        <CodeInput
          {...form.register('code')}
          {...(method === 'backup-code' && { inputMode: 'text', autoComplete: 'off', className: 'font-mono' })}
        />
      </Field>
      {offersTrust && (
        <Checkbox {...form.register('trustDevice')}>Trust this device for 30 days and ask for no code on it</Checkbox>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {back}
        <Button type="submit" variant="primary" loading={isSubmitting}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
