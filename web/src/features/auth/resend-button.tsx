import { useState } from 'react'
import { Button, type ButtonProps } from '../../components/button.tsx'
import { ApiError, errorText } from '../../lib/api-error.ts'
import { useSecondsUntil } from './use-countdown.ts'

const pauseMs = 30_000

interface ResendButtonProps extends Omit<ButtonProps, 'children' | 'onClick' | 'loading'> {
  onSend: () => Promise<unknown>
  /** What the button says, and what it says once something has been sent. */
  label: string
  againLabel: string
  /** Whether something was sent just before the button appeared. */
  hasSent?: boolean
}

/** Sends something, then waits a while before it does so again. */
export function ResendButton({ onSend, label, againLabel, hasSent = false, ...props }: ResendButtonProps) {
  const [waitUntil, setWaitUntil] = useState(() => (hasSent ? Date.now() + pauseMs : null))
  const [outcome, setOutcome] = useState<{ isSent: boolean; text: string } | null>(null)
  const [isSending, setSending] = useState(false)
  const seconds = useSecondsUntil(waitUntil)
  const send = async () => {
    setSending(true)
    setOutcome(null)
    try {
      await onSend()
      setWaitUntil(Date.now() + pauseMs)
      setOutcome({ isSent: true, text: 'Sent.' })
    } catch (error) {
      if (error instanceof ApiError && error.retryAfterSeconds) {
        setWaitUntil(Date.now() + error.retryAfterSeconds * 1000)
      }
      setOutcome({ isSent: false, text: errorText(error) })
    } finally {
      setSending(false)
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button {...props} loading={isSending} disabled={seconds > 0} onClick={() => void send()}>
        <span className="tabular">
          {waitUntil === null ? label : againLabel}
          {seconds > 0 && ` in ${seconds} s`}
        </span>
      </Button>
      <output className={outcome?.isSent === false ? 'text-danger' : 'text-muted'}>{outcome?.text}</output>
    </div>
  )
}
