import { zodResolver } from '@hookform/resolvers/zod'
import { type ChangeExamType, changeExamTypeSchema, type ExamType, modalities } from '@medinotes/shared/scheduling'
import { useForm, type UseFormReturn, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { modalityNames } from '../../bookings/booking-words.ts'
import { MoneyInput } from '../money-input.tsx'
import { schedulingKey } from '../scheduling-keys.ts'
import { saveExamType } from '../scheduling.queries.ts'

type Values = z.input<typeof changeExamTypeSchema>
type Form = UseFormReturn<Values, unknown, ChangeExamType>

const newExamType: Values = { name: '', about: '', minutes: 60, feeCents: 0, modalities: ['in-person'], active: true }

const valuesOf = ({ id: _id, ...values }: ExamType): Values => values

export function ExamTypeDialog({ examType, onClose }: { examType: ExamType | null; onClose: () => void }) {
  const form = useForm<Values, unknown, ChangeExamType>({
    resolver: zodResolver(changeExamTypeSchema),
    defaultValues: examType ? valuesOf(examType) : newExamType,
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const saving = useChange((values: ChangeExamType) => saveExamType(examType?.id ?? null, values), {
    renews: [schedulingKey, availabilityKey],
    done: ({ name }) => `${name} was saved`,
  })
  const submit = form.handleSubmit((values) =>
    saving.mutate(values, { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={examType ? `Change ${examType.name}` : 'Add an exam type'}
      description="Bookings that were made keep their fee and length."
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <ExamTypeFields form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={saving.isPending}>
            Save the exam type
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function ExamTypeFields({ form }: { form: Form }) {
  const { errors } = form.formState
  const feeCents = useWatch({ control: form.control, name: 'feeCents' })
  return (
    <>
      <Field label="Name" required error={errors.name?.message}>
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      <Field label="What it is" optional error={errors.about?.message} hint="A sentence for referrers.">
        <Textarea rows={2} {...form.register('about')} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Minutes" required error={errors.minutes?.message}>
          <Input type="number" inputMode="numeric" {...form.register('minutes', { valueAsNumber: true })} />
        </Field>
        <Field label="Usual fee" required error={errors.feeCents && 'Enter the fee in dollars, such as 1804.00'}>
          <MoneyInput
            cents={feeCents}
            onChange={(cents) =>
              form.setValue('feeCents', cents ?? Number.NaN, { shouldValidate: form.formState.isSubmitted })
            }
          />
        </Field>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">How it can take place</legend>
        {modalities.map((modality) => (
          <Checkbox key={modality} value={modality} {...form.register('modalities')}>
            {modalityNames[modality]}
          </Checkbox>
        ))}
        {errors.modalities && (
          <p role="alert" className="text-xs text-danger">
            {errors.modalities.message}
          </p>
        )}
      </fieldset>
      <Checkbox {...form.register('active')}>Offered: it can be booked</Checkbox>
    </>
  )
}
