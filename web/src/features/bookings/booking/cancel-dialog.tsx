import {
  type CancelReason,
  cancelReasonNames,
  cancelReasons,
  cancelReasonSchema,
  type Quote,
} from '@medinotes/shared/booking-changes'
import type { Booking } from '@medinotes/shared/booking-views'
import { zodResolver } from '@hookform/resolvers/zod'
import { textSchema } from '@medinotes/shared/common'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { codeOf, errorText } from '../../../lib/api-error.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { formatCents } from '../../../lib/money.ts'
import { cancelBooking, cancellationQuoteQuery } from '../booking.queries.ts'
import { useOwnSides } from './own-sides.ts'
import { quoteSentence } from './quote-words.ts'
import { useBookingCommand } from './use-booking-command.ts'

const formSchema = z.object({
  reason: cancelReasonSchema.or(z.literal('')).refine((reason) => reason !== '', 'Choose a reason'),
  note: textSchema(1000),
})

const reasonsOf = (side: 'referrer' | 'practice') =>
  (Object.keys(cancelReasons) as CancelReason[]).filter((reason) => cancelReasons[reason] === side)

interface CancelDialogProps {
  booking: Booking
  onClose: () => void
}

/** Asks why, and says what it costs to the cent before it is done. */
export function CancelDialog({ booking, onClose }: CancelDialogProps) {
  const { id, version } = booking
  const { isReferrer, isPractice } = useOwnSides(booking)
  const quote = useQuery({ ...cancellationQuoteQuery(id), enabled: isReferrer, refetchInterval: 30_000 })
  const form = useForm({
    resolver: zodResolver(formSchema),
    defaultValues: { reason: '', note: '' } as z.input<typeof formSchema>,
    mode: 'onTouched',
  })
  const chosen = useWatch({ control: form.control, name: 'reason' })
  const isFree = chosen === '' ? !isReferrer : cancelReasons[chosen] === 'practice'
  const { errors } = form.formState
  const cancel = useBookingCommand(cancelBooking, () => 'The examination is cancelled')
  const feeCents = isFree ? 0 : quote.data?.feeCents
  const submit = form.handleSubmit(({ reason, note }) => {
    if (feeCents === undefined) return
    cancel.mutate(
      { id, body: { reason, version, feeCents, ...(note && { note }) } },
      {
        onSuccess: onClose,
        onError: (error) => codeOf(error) !== 'fee_changed' && showProblem(form, error),
      },
    )
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Cancel the examination"
      description="Its time goes back to the calendar at once."
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Why" required error={errors.reason?.message}>
          <Select {...form.register('reason')}>
            <option value="">Choose a reason</option>
            {isReferrer && <ReasonOptions side="referrer" />}
            {isPractice && <ReasonOptions side="practice" />}
          </Select>
        </Field>
        <Field label="Note" optional hint="Both sides can read it." error={errors.note?.message}>
          <Textarea rows={2} {...form.register('note')} />
        </Field>
        {codeOf(cancel.error) === 'fee_changed' && (
          <Alert tone="warning" title="The fee has changed meanwhile">
            Nothing is cancelled yet. Check the new fee, then cancel again.
          </Alert>
        )}
        <FeeNow isFree={isFree} quote={quote} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" variant="danger" loading={cancel.isPending} disabled={feeCents === undefined}>
            {feeCents ? `Cancel for ${formatCents(feeCents)}` : 'Cancel the examination'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const ReasonOptions = ({ side }: { side: 'referrer' | 'practice' }) =>
  reasonsOf(side).map((reason) => (
    <option key={reason} value={reason}>
      {cancelReasonNames[reason]}
    </option>
  ))

interface FeeNowProps {
  isFree: boolean
  quote: UseQueryResult<Quote>
}

function FeeNow({ isFree, quote: { data, error, refetch } }: FeeNowProps) {
  if (isFree) return <p className="text-muted">The referrer pays nothing: the reason is the practice’s.</p>
  if (data) return <p className="tabular rounded-md bg-sunken px-4 py-3">{quoteSentence('Cancelling', data)}</p>
  if (!error) return <Skeleton className="h-11" />
  return (
    <Alert
      tone="danger"
      title="The fee could not be found out"
      action={<Button onClick={() => void refetch()}>Try again</Button>}
    >
      {errorText(error)}
    </Alert>
  )
}
