import { zodResolver } from '@hookform/resolvers/zod'
import { createTemplateSchema } from '@medinotes/shared/templates'
import type { ReactNode } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { useMe } from '../auth/account.queries.ts'
import { SectionList } from './section-list.tsx'
import type { TemplateForm } from './template-form.ts'
import { FormPreview } from './template-preview.tsx'

interface TemplateEditorProps {
  values: TemplateForm
  /** Whose it is can be said of a new one only. */
  isNew: boolean
  onSave: (values: TemplateForm) => Promise<unknown>
  /** Beside the button that saves. */
  children?: ReactNode
}

/** A template on the left, and what it writes on the right, at once. */
export function TemplateEditor({ values, isNew, onSave, children }: TemplateEditorProps) {
  const form = useForm<TemplateForm>({
    resolver: zodResolver(createTemplateSchema),
    mode: 'onTouched',
    defaultValues: values,
  })
  const { formState, handleSubmit } = form
  const submit = handleSubmit((written) =>
    onSave(written).then(
      () => form.reset(written),
      (error: unknown) => showProblem(form, error),
    ),
  )
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <form noValidate onSubmit={(event) => void submit(event)} className="grid min-w-0 gap-6">
        <About form={form} isNew={isNew} />
        <SectionList form={form} />
        {formState.errors.root && (
          <Alert tone="danger" title={formState.errors.root.message ?? ''}>
            What you wrote is still here.
          </Alert>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={formState.isSubmitting}>
            Save the template
          </Button>
          {children}
        </div>
      </form>
      <div className="min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:p-0.5">
        <FormPreview control={form.control} />
      </div>
    </div>
  )
}

function About({ form: { register, formState }, isNew }: { form: UseFormReturn<TemplateForm>; isNew: boolean }) {
  const { administers } = useMe()
  const { errors } = formState
  return (
    <div className="grid gap-4">
      <Field label="Name" required error={errors.name?.message}>
        <Input {...register('name')} maxLength={80} />
      </Field>
      <Field label="Description" optional error={errors.description?.message}>
        <Input {...register('description')} maxLength={200} />
      </Field>
      {isNew && administers && (
        <Field label="For whom">
          <Select {...register('scope')}>
            <option value="personal">Me alone</option>
            <option value="organization">Everyone who writes notes in the organisation</option>
          </Select>
        </Field>
      )}
    </div>
  )
}
