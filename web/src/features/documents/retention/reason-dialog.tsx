import { zodResolver } from '@hookform/resolvers/zod'
import { reasonSchema } from '@medinotes/shared/documents'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { showProblem } from '../../../lib/form-problem.ts'

const formSchema = z.object({ reason: reasonSchema })

interface ReasonDialogProps {
  title: string
  description: string
  /** Who reads the reason. */
  hint: string
  action: string
  isDangerous?: boolean
  isPending: boolean
  onSubmit: (reason: string, onError: (error: unknown) => void) => void
  onClose: () => void
  children?: ReactNode
}

/** Asks why. */
export function ReasonDialog({ title, description, hint, action, isDangerous = false, ...props }: ReasonDialogProps) {
  const { isPending, onSubmit, onClose, children } = props
  const form = useForm({ resolver: zodResolver(formSchema), defaultValues: { reason: '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(({ reason }) => onSubmit(reason, (error) => showProblem(form, error)))
  return (
    <Dialog open onOpenChange={onClose} title={title} description={description}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        {children}
        <Field label="Reason" required hint={hint} error={errors.reason?.message}>
          <Textarea rows={3} {...form.register('reason')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} loading={isPending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
