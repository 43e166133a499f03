import { zodResolver } from '@hookform/resolvers/zod'
import { type Delivery, type DeliveryCode, openDeliverySchema } from '@medinotes/shared/report-delivery'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { InboxHint } from '../../auth/check-mail.tsx'
import { CodeInput } from '../../auth/code-input.tsx'
import { ResendButton } from '../../auth/resend-button.tsx'
import { openDelivery } from './delivery-api.ts'

interface EnterCodeProps {
  token: string
  /** Null where nothing was sent just now. */
  sent: DeliveryCode | null
  onResend: () => Promise<unknown>
  /** Rejects again with what it is given. */
  onRefused: (error: unknown) => never
  onOpen: (delivery: Delivery, code: string) => void
}

// As mail programs and phones copy it.
const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '')

const codeSchema = openDeliverySchema.pick({ code: true })

export function EnterCode({ token, sent, onResend, onRefused, onOpen }: EnterCodeProps) {
  const form = useForm({ resolver: zodResolver(codeSchema), defaultValues: { code: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      onOpen(await openDelivery({ token, code }).catch(onRefused), code)
    } catch (error) {
      showProblem(form, error, { wrong_code: 'code', locked_out: 'code' })
    }
  })
  return (
    <>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Code from the e-mail" hint={hintOf(sent)} error={errors.code?.message}>
          <CodeInput {...form.register('code', { setValueAs: withoutSpaces })} />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={isSubmitting}>
          Open the report
        </Button>
      </form>
      <InboxHint target="_blank" />
      <div className="grid gap-2 border-t border-line pt-5">
        <p className="text-muted">
          {sent && 'The code went to the address that the link came to. '}
          Nothing there? Look in the junk folder, then have another one sent; it takes the place of the one before.
        </p>
        <ResendButton label="Send a code" againLabel="Send another code" hasSent={sent !== null} onSend={onResend} />
      </div>
    </>
  )
}

const hintOf = (sent: DeliveryCode | null) => (sent ? `Six digits, good for ${sent.minutes} minutes` : 'Six digits')
