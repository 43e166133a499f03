import type { Booking } from '@medinotes/shared/booking-views'
import type { ConfirmBooking } from '@medinotes/shared/bookings'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FieldPath } from 'react-hook-form'
import { ApiError } from '../../../lib/api-error.ts'
import { availabilityKey, bookingsKey } from '../booking-keys.ts'
import { bookingQuery } from '../booking.queries.ts'
import type { ChangeValues } from '../change/change-values.ts'
import type { createDraftKeeper } from './draft-keeper.ts'
import { forgetTaken, rememberTaken } from './taken-holds.ts'
import type { BookingForm } from './use-booking-form.ts'
import { confirmHold, putIntoDrafts } from './wizard.queries.ts'

interface UseConfirmProps {
  booking: Booking | undefined
  form: BookingForm
  draftId: string
  keeper: ReturnType<typeof createDraftKeeper>
  onEdit: () => void
}

/** Sends the form; what the service finds in it is shown at its field, in its step. */
export function useConfirm({ booking, form, draftId, keeper, onEdit }: UseConfirmProps) {
  const id = booking?.id ?? ''
  const client = useQueryClient()
  const renew = () => {
    void client.invalidateQueries({ queryKey: bookingsKey })
    void client.invalidateQueries({ queryKey: availabilityKey })
  }
  return useMutation({
    mutationFn: async (details: ConfirmBooking) => {
      forgetTaken(id)
      // A draft that arrived after its booking would stay behind.
      await keeper.flush()
      return confirmHold({ id, details })
    },
    onSuccess(booking) {
      keeper.discard()
      client.setQueryData(bookingQuery(booking.id).queryKey, booking)
      putIntoDrafts(client, draftId, null)
      renew()
    },
    onError(error) {
      rememberTaken(id)
      const faults = faultsOf(error)
      for (const { path, message } of faults) form.setError(path, { message })
      if (faults.length > 0) onEdit()
      // The calendar may have refused it, and then it is released.
      if (faults.length === 0) renew()
    },
  })
}

function faultsOf(error: unknown) {
  const faults = error instanceof ApiError ? (error.problem.errors ?? []) : []
  return faults.map(({ path, message }) => ({ path: fieldOf(path), message }))
}

const fieldOf = (path: string) =>
  path
    .replace(/^\/?(body[./])?/, '')
    .replaceAll('/', '.')
    .replace(/^interpreter$/, 'interpreter.language') as FieldPath<ChangeValues>
