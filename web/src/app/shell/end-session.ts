import { signOut } from '../../features/auth/auth-api.ts'
import { hostedSignIn } from '../../features/auth/hosted-sign-in.ts'
import { clearBookingDrafts } from '../../features/bookings/wizard/draft-copies.ts'
import { clearRecordings } from '../../features/consultations/dictation/kept-recordings.ts'
import { clearEdits } from '../../features/consultations/editing/kept-edits.ts'
import { clearDrafts } from '../../features/consultations/visit-draft.ts'
import { uploads } from '../../features/documents/upload/uploads.ts'

/** Ends the session, wherever it is kept; what was typed in it goes, and what was on its way stops. */
export async function endSession() {
  await (hostedSignIn()?.signOut() ?? signOut())
  clearDrafts()
  clearEdits()
  clearBookingDrafts()
  uploads.end()
  // A browser that keeps no recordings has none to delete, and whoever leaves has left.
  await clearRecordings().catch(() => undefined)
}
