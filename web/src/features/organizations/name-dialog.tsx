import { zodResolver } from '@hookform/resolvers/zod'
import { renameOrganizationSchema } from '@medinotes/shared/organizations'
import type { QueryKey } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { useChange } from '../../lib/use-change.ts'

interface NameDialogProps {
  present: string
  rename: (name: string) => Promise<unknown>
  renews: readonly QueryKey[]
  onClose: () => void
}

export function NameDialog({ present, rename, renews, onClose }: NameDialogProps) {
  const form = useForm({
    resolver: zodResolver(renameOrganizationSchema),
    defaultValues: { name: present },
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const renaming = useChange(rename, { renews, done: (name) => `It is now called ${name}` })
  const submit = form.handleSubmit(({ name }) =>
    renaming.mutate(name.trim(), { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Rename the organisation"
      description="Everybody sees the new name at once."
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Name" required error={errors.name?.message}>
          <Input autoComplete="organization" {...form.register('name')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={renaming.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
