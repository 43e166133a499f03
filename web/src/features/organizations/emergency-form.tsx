import { zodResolver } from '@hookform/resolvers/zod'
import { openBreakGlassSchema } from '@medinotes/shared/organizations'
import { Siren } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { meQuery } from '../auth/account.queries.ts'
import { breakGlassKey } from './organization-keys.ts'
import { openBreakGlass } from './break-glass.queries.ts'

export function EmergencyForm() {
  const form = useForm({
    resolver: zodResolver(openBreakGlassSchema),
    defaultValues: { reason: '' },
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const opening = useChange(openBreakGlass, {
    renews: [breakGlassKey, meQuery.queryKey],
    done: () => 'Emergency access is open',
  })
  const submit = form.handleSubmit(({ reason }) =>
    opening.mutate(reason, { onError: (error) => showProblem(form, error) }),
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid justify-items-start gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} className="w-full" />}
      <Field
        label="Reason"
        required
        className="w-full"
        hint="A sentence that those who are told will understand. Name no patient."
        error={errors.reason?.message}
      >
        <Textarea rows={3} {...form.register('reason')} />
      </Field>
      <Button type="submit" variant="danger" icon={Siren} loading={opening.isPending}>
        Open emergency access
      </Button>
    </form>
  )
}
