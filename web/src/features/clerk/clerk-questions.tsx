import { useEffect, useSyncExternalStore } from 'react'
import { paths } from '../../app/paths.ts'
import { Dialog } from '../../components/dialog.tsx'
import { endedSession, missingProof } from '../../lib/asked-question.ts'
import { begunUploads } from '../documents/upload/begun-uploads.ts'
import { ClerkProof } from './clerk-proof.tsx'

/** What only the person can answer, asked by Clerk: a fresh proof of who is there, and a sign-in that has ended. */
export function ClerkQuestions() {
  const isProofMissing = useSyncExternalStore(missingProof.subscribe, missingProof.isAsking)
  const isSessionEnded = useSyncExternalStore(endedSession.subscribe, endedSession.isAsking)
  useEffect(() => {
    if (!isSessionEnded) return
    const { pathname, search } = window.location
    endedSession.answer(false)
    begunUploads.queue()?.end()
    window.location.assign(paths.signInThen(pathname + search))
  }, [isSessionEnded])
  // Clerk's dialog lies in one of ours, which may lie on another: outside of it, it could not take the focus.
  return (
    <Dialog
      open={isProofMissing}
      onOpenChange={(isOpen) => !isOpen && missingProof.answer(false)}
      title={<span className="sr-only">Confirm that it is you</span>}
      className="top-0 left-0 h-dvh max-h-none w-screen max-w-none translate-none border-none bg-transparent shadow-none"
    >
      <ClerkProof onProven={() => missingProof.answer(true)} onGiveUp={() => missingProof.answer(false)} />
    </Dialog>
  )
}
