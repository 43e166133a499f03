import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import type { IdleWarning } from './idle-watch.ts'
import { useSecondsUntil } from './use-countdown.ts'

interface IdleDialogProps {
  warning: IdleWarning
  onStay: () => void
  onDismiss: () => void
  onSignOut: () => void
}

const texts = {
  idle: {
    title: 'Still there?',
    description: 'Nothing was done here for a while. To keep what you work on from other eyes, you are signed out in',
    stay: 'Stay signed in',
  },
  absolute: {
    title: 'Your session ends soon',
    description: 'It has lasted as long as one may. What you typed stays, and you sign in again over it in',
    stay: 'Go on working',
  },
}

/** Before a session ends: how long is left, and what can be done about it. */
export function IdleDialog({ warning: { reason, endsAt }, onStay, onDismiss, onSignOut }: IdleDialogProps) {
  const { title, description, stay } = texts[reason]
  const goOn = reason === 'idle' ? onStay : onDismiss
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && goOn()}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="ghost" onClick={onSignOut}>
            Sign out
          </Button>
          {/* Whoever was typing and presses on must not sign out by it. */}
          <Button variant="primary" onClick={goOn} ref={takeFocus}>
            {stay}
          </Button>
        </>
      }
    >
      <Countdown endsAt={endsAt} />
    </Dialog>
  )
}

const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

function Countdown({ endsAt }: { endsAt: number }) {
  const seconds = useSecondsUntil(endsAt)
  return (
    <p role="timer" className="tabular text-2xl font-semibold">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </p>
  )
}
