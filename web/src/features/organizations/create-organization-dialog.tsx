import { zodResolver } from '@hookform/resolvers/zod'
import { createOrganizationSchema, type CreateOrganization } from '@medinotes/shared/organizations'
import { plans, planTerms } from '@medinotes/shared/plans'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ChoiceCards } from '../../components/choice-cards.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { adminKey } from './organization-keys.ts'
import { createOrganization } from './admin.queries.ts'
import { kindNames } from './role-names.ts'

const kinds = [
  { value: 'practice', title: kindNames.practice, description: 'Its specialists examine and write' },
  { value: 'firm', title: kindNames.firm, description: 'Its people book examinations' },
]

export function CreateOrganizationDialog({ onClose }: { onClose: () => void }) {
  const form = useForm<z.input<typeof createOrganizationSchema>, unknown, CreateOrganization>({
    resolver: zodResolver(createOrganizationSchema),
    defaultValues: { name: '', kind: 'practice', plan: 'free' },
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const creation = useChange(createOrganization, { renews: [adminKey], done: ({ name }) => `${name} was created` })
  const submit = form.handleSubmit((organization) =>
    creation.mutate(organization, { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New organisation"
      description="It is active at once. Invite its first person afterwards."
      className="max-w-lg"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Name" required error={errors.name?.message}>
          <Input autoComplete="off" {...form.register('name')} />
        </Field>
        <ChoiceCards legend="What it is" options={kinds} {...form.register('kind')} />
        <Field label="Plan">
          <Select {...form.register('plan')}>
            {plans.map((plan) => (
              <option key={plan} value={plan}>
                {planTerms[plan].name}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={creation.isPending}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
