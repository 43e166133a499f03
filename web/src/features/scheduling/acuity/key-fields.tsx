import type { UseFormReturn } from 'react-hook-form'
import type { ChangeKey } from '@medinotes/shared/acuity'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'

/** What Acuity shows under Integrations, API. */
export const KeyFields = ({ form }: { form: UseFormReturn<ChangeKey> }) => (
  <>
    <Field
      label="User ID"
      required
      hint="In Acuity under Integrations, API, “View credentials”"
      error={form.formState.errors.userId?.message}
    >
      <Input inputMode="numeric" autoComplete="off" {...form.register('userId')} />
    </Field>
    <Field
      label="API key"
      required
      hint="It is kept sealed and shown to nobody again"
      error={form.formState.errors.apiKey?.message}
    >
      <Input type="password" autoComplete="off" {...form.register('apiKey')} />
    </Field>
  </>
)
