import { zodResolver } from '@hookform/resolvers/zod'
import type { Decision } from '@medinotes/shared/booking-changes'
import { textSchema } from '@medinotes/shared/common'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { decideRequest } from '../booking.queries.ts'
import { useBookingCommand } from './use-booking-command.ts'

interface DecisionDialogProps {
  id: string
  decision: Decision['decision']
  onClose: () => void
}

const texts = {
  accept: {
    title: 'Accept the request',
    description: 'The examination is booked, and the referrer is told.',
    button: 'Accept',
    done: 'The request is accepted',
  },
  decline: {
    title: 'Decline the request',
    description: 'The time goes back to the calendar, and the referrer is told. It costs nothing.',
    button: 'Decline',
    done: 'The request is declined',
  },
}

const formSchema = z.object({ note: textSchema(1000) })

export function DecisionDialog({ id, decision, onClose }: DecisionDialogProps) {
  const { title, description, button, done } = texts[decision]
  const form = useForm({ resolver: zodResolver(formSchema), defaultValues: { note: '' } })
  const { errors } = form.formState
  const decide = useBookingCommand(decideRequest, () => done)
  const submit = form.handleSubmit(({ note }) =>
    decide.mutate(
      { id, body: { decision, ...(note && { note }) } },
      { onSuccess: onClose, onError: (error) => showProblem(form, error) },
    ),
  )
  return (
    <Dialog open onOpenChange={onClose} title={title} description={description}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Note to the referrer" optional error={errors.note?.message}>
          <Textarea rows={2} {...form.register('note')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={decision === 'accept' ? 'primary' : 'danger'} loading={decide.isPending}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
