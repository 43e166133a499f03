import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'

/** Sends nothing by itself: mail scanners open every link, and would use up the codes. */
export function AskForCode({ onSend, onHasCode }: { onSend: () => Promise<void>; onHasCode: () => void }) {
  const [failure, setFailure] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    setFailure(null)
    try {
      await onSend()
    } catch (error) {
      setFailure(error)
      setSending(false)
    }
  }
  return (
    <>
      <p>
        So that nobody else reads it, a code of six digits is sent to the e-mail address that the link came to. Enter it
        here and the report opens.
      </p>
      {failure !== null && <Alert tone="danger" title={errorText(failure)} />}
      <div className="grid gap-2">
        <Button variant="primary" size="lg" loading={isSending} onClick={() => void send()}>
          Send me the code
        </Button>
        <Button variant="ghost" size="lg" onClick={onHasCode}>
          I have a code
        </Button>
      </div>
      <p className="text-sm text-muted">The practice sees when the report is first opened.</p>
    </>
  )
}
