import { Plus, X } from 'lucide-react'
import { useFieldArray, type UseFormReturn } from 'react-hook-form'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Input } from '../../../components/input.tsx'
import { mostNominated, type ReleaseForm } from './release-form.ts'

/** Doctors without an account, by name and address. */
export function NominatedFields({ form }: { form: UseFormReturn<ReleaseForm> }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'nominated' })
  const faults = form.formState.errors.nominated
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-medium">
        Nominated doctors<span className="font-normal text-muted"> (optional)</span>
      </legend>
      {fields.map(({ id }, index) => (
        <fieldset
          key={id}
          aria-label={`Doctor ${index + 1}`}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-3 rounded-md border border-line p-3 sm:grid-cols-[1fr_1fr_auto]"
        >
          <Field label="Name" required error={faults?.[index]?.name?.message}>
            <Input autoComplete="off" {...form.register(`nominated.${index}.name`)} />
          </Field>
          <Field label="E-mail" required className="max-sm:col-span-2" error={faults?.[index]?.email?.message}>
            <Input type="email" autoComplete="off" {...form.register(`nominated.${index}.email`)} />
          </Field>
          <IconButton
            icon={X}
            label={`Leave doctor ${index + 1} out`}
            className="mt-6 self-start max-sm:col-start-2 max-sm:row-start-1"
            onClick={() => remove(index)}
          />
        </fieldset>
      ))}
      {fields.length < mostNominated && (
        <Button icon={Plus} className="justify-self-start" onClick={() => append({ name: '', email: '' })}>
          Add a doctor
        </Button>
      )}
    </fieldset>
  )
}
