import type { ConfirmBooking } from '@medinotes/shared/bookings'
import { zodResolver } from '@hookform/resolvers/zod'
import type { Booking } from '@medinotes/shared/booking-views'
import { type FormEvent, useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { codeOf } from '../../../lib/api-error.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { changeBooking } from '../booking.queries.ts'
import { useBookingCommand } from '../booking/use-booking-command.ts'
import { changeFormSchema, changeOf, meanwhileText, merge, valuesOf } from './change-values.ts'

/** The form, what somebody else changed while it was open, and how it is saved. */
export function useChangeForm(booking: Booking) {
  const navigate = useNavigate()
  const form = useForm({
    resolver: zodResolver(changeFormSchema),
    defaultValues: valuesOf(booking),
    mode: 'onTouched',
  })
  const shown = useRef(booking)
  const save = useBookingCommand(changeBooking, () => 'The details are changed')
  const { isSuccess } = save

  useEffect(() => {
    const before = shown.current
    if (booking.version === before.version || isSuccess) return
    shown.current = booking
    const { values, taken, kept } = merge(form.getValues(), valuesOf(before), valuesOf(booking))
    form.reset(values)
    const message = meanwhileText(taken, kept)
    if (message) form.setError('root.meanwhile', { message })
  }, [booking, form, isSuccess])

  const leave = () => void navigate(paths.booking(booking.id))
  const send = (details: ConfirmBooking) => {
    const change = changeOf(form.getValues(), valuesOf(shown.current), details)
    if (Object.keys(change).length === 0) return leave()
    return save.mutate(
      { id: booking.id, body: { version: shown.current.version, ...change } },
      {
        onSuccess: leave,
        // What changed is shown as soon as the booking has been read again.
        onError: (error) => codeOf(error) !== 'stale_version' && showProblem(form, error),
      },
    )
  }
  const submit = (event: FormEvent) => void form.handleSubmit(send)(event)
  return { form, submit, isSaving: save.isPending }
}

export type ChangeFormState = ReturnType<typeof useChangeForm>['form']
