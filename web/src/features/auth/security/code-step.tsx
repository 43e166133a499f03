import { confirmSmsSchema } from '@medinotes/shared/sign-in'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { CodeInput } from '../code-input.tsx'

interface CodeStepProps {
  label: string
  onCode: (code: string) => Promise<void>
}

/** The first code of a new second factor: it works before it is relied on. */
export function CodeStep({ label, onCode }: CodeStepProps) {
  const form = useForm({ resolver: zodResolver(confirmSmsSchema), defaultValues: { code: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(({ code }) =>
    onCode(code).catch((error: unknown) => showProblem(form, error, { wrong_code: 'code' })),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label={label} hint="Six digits" error={errors.code?.message}>
        <CodeInput {...form.register('code')} />
      </Field>
      <Button type="submit" variant="primary" loading={isSubmitting} className="justify-self-end">
        Turn it on
      </Button>
    </form>
  )
}
