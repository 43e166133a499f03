import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../lib/toast.ts'
import { bookingsKey } from '../../bookings/booking-keys.ts'
import { documentsKey, reportsKey } from '../document-keys.ts'
import { reportQuery } from './report.queries.ts'

/** Sends a change; its reply is the whole as it is now, so the page shows that at once and what hangs on it follows. */
export function useReportChange<Input>(
  send: (input: Input) => Promise<ReportDelivery>,
  done: (input: Input) => string,
) {
  const queryClient = useQueryClient()
  const renew = (...keys: (readonly string[])[]) => {
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
  }
  return useMutation({
    mutationFn: send,
    onSuccess(report, input) {
      queryClient.setQueryData(reportQuery(report.bookingId).queryKey, report)
      toast.success(done(input))
      renew(documentsKey, bookingsKey)
    },
    // Somebody was faster, or something is missing by now: the page must show what it is.
    onError: () => renew(reportsKey, documentsKey),
  })
}
