import { meQuery } from '../../features/auth/account.queries.ts'
import { signOut } from '../../features/auth/auth-api.ts'
import { hostedSignIn } from '../../features/auth/hosted-sign-in.ts'
import { clearBookingDrafts } from '../../features/bookings/wizard/draft-copies.ts'
import { clearRecordings } from '../../features/consultations/dictation/kept-recordings.ts'
import { clearEdits } from '../../features/consultations/editing/kept-edits.ts'
import { clearDrafts } from '../../features/consultations/visit-draft.ts'
import { begunUploads } from '../../features/documents/upload/begun-uploads.ts'
import { deviceDrafts } from '../../lib/device-drafts.ts'
import { queryClient } from '../query-client.ts'

/** Ends the session, wherever it is kept; what was typed in it goes, and what was on its way stops. */
export async function endSession() {
  await (hostedSignIn()?.signOut() ?? signOut())
  await forgetTyped()
}

/** Nothing that was typed or said here stays, in this tab or on the device. */
export async function forgetTyped() {
  clearDrafts()
  clearEdits()
  clearBookingDrafts()
  begunUploads.queue()?.end()
  // A browser that keeps none has none to delete, and whoever leaves has left.
  await clearRecordings().catch(() => undefined)
  await deviceDrafts.wipe(queryClient.getQueryData(meQuery.queryKey)?.id).catch(() => undefined)
}
