import { zodResolver } from '@hookform/resolvers/zod'
import { attendanceSchema } from '@medinotes/shared/booking-changes'
import type { Booking } from '@medinotes/shared/booking-views'
import { CircleCheck, UserX } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { ChoiceCards } from '../../../components/choice-cards.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { formatCents } from '../../../lib/money.ts'
import { recordAttendance } from '../booking.queries.ts'
import { useBookingCommand } from './use-booking-command.ts'

interface AttendanceDialogProps {
  booking: Booking
  onClose: () => void
}

const formSchema = attendanceSchema.pick({ outcome: true, note: true })

/** Whether the examinee came, with what follows from it. */
export function AttendanceDialog({ booking, onClose }: AttendanceDialogProps) {
  const { id, version, status, noShowFeeCents } = booking
  const form = useForm({
    resolver: zodResolver(formSchema),
    // Correcting is choosing the other one.
    defaultValues: { outcome: status === 'attended' ? 'no-show' : 'attended', note: '' } as const,
  })
  const { errors } = form.formState
  const record = useBookingCommand(recordAttendance, ({ status: now }) =>
    now === 'attended' ? 'Recorded: the examinee attended' : 'Recorded: the examinee did not attend',
  )
  const submit = form.handleSubmit(({ outcome, note }) =>
    record.mutate(
      { id, body: { outcome, version, ...(note && { note }) } },
      { onSuccess: onClose, onError: (error) => showProblem(form, error) },
    ),
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={status === 'confirmed' ? 'Record attendance' : 'Correct attendance'}
      description="Both sides see it at once. It can be corrected within 24 hours."
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <ChoiceCards
          legend="Did the examinee come?"
          {...form.register('outcome')}
          options={[
            { value: 'attended', title: 'Attended', description: 'The report is next', icon: CircleCheck },
            {
              value: 'no-show',
              title: 'Did not attend',
              description: noShowFeeCents > 0 ? `The fee is ${formatCents(noShowFeeCents)}` : 'Costs nothing',
              icon: UserX,
            },
          ]}
        />
        <Field label="Note" optional hint="Both sides can read it." error={errors.note?.message}>
          <Textarea rows={2} {...form.register('note')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={record.isPending}>
            Record
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
