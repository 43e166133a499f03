import { useState, type FormEvent } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { errorText } from '../../lib/api-error.ts'
import { signIn } from './auth-api.ts'

interface SignInAgainDialogProps {
  open: boolean
  email: string
  onSignedIn: () => void
  onGiveUp: () => void
}

/** Over whatever one was doing, which stays as it is underneath and goes on afterwards. */
export const SignInAgainDialog = ({ open, onGiveUp, ...form }: SignInAgainDialogProps) => (
  <Dialog
    open={open}
    onOpenChange={() => {}}
    modalOnly
    title="Sign in again to go on"
    description="Your session has ended. What you typed is still here, and what you were doing goes on once you are signed in."
  >
    <SignInAgainForm {...form} onGiveUp={onGiveUp} />
  </Dialog>
)

function SignInAgainForm({ email, onSignedIn, onGiveUp }: Omit<SignInAgainDialogProps, 'open'>) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    try {
      await signIn({ email, password })
      onSignedIn()
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {problem && <Alert tone="danger" title={problem} />}
      <Field label="E-mail">
        <Input type="email" autoComplete="username" value={email} readOnly tabIndex={-1} />
      </Field>
      <Field label="Password">
        <Input
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={onGiveUp}>
          Leave without finishing
        </Button>
        <Button type="submit" variant="primary" loading={isSending}>
          Sign in
        </Button>
      </div>
    </form>
  )
}
