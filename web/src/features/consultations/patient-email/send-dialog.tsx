import type { Consultation } from '@medinotes/shared/consultations'
import { type PatientLetter, sendLetterSchema } from '@medinotes/shared/patient-letters'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { codeOf, errorText } from '../../../lib/api-error.ts'
import { bookingQuery } from '../../bookings/booking.queries.ts'
import { kindName } from './letter-words.ts'
import { sendLetter, useLetterChange } from './patient-letter.queries.ts'

interface SendDialogProps {
  consultation: Consultation
  letter: PatientLetter
  onClose: () => void
}

interface Errors {
  to?: string | undefined
  again?: string
}

const sameAddress = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

function errorsOf(to: string, typedAgain: string): Errors | null {
  const checked = sendLetterSchema.shape.to.safeParse(to)
  if (!checked.success) return { to: checked.error.issues[0]?.message }
  return sameAddress(to, typedAgain) ? null : { again: 'Type the same address again' }
}

/** The two addresses, what is wrong with them, and the sending. */
function useSending({ consultation, letter, onClose }: SendDialogProps) {
  const { id, version, bookingId } = consultation
  const booking = useQuery({ ...bookingQuery(bookingId ?? ''), enabled: bookingId !== null })
  const [typed, setTyped] = useState<string | null>(null)
  const [typedAgain, setTypedAgain] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const known = booking.data?.examinee?.email
  const to = typed ?? known ?? ''
  const { language, level } = letter
  const send = useLetterChange(id, (again: boolean) =>
    sendLetter(id, { version, to: to.trim(), language, level, again }),
  )
  const wasSent = codeOf(send.error) === 'already_sent'
  return {
    ...{ to, typedAgain, setTypedAgain, errors, wasSent },
    isKnown: known !== undefined && to === known,
    isPending: send.isPending,
    problem: send.error && errorText(send.error),
    setTo(value: string) {
      setTyped(value)
      send.reset()
    },
    submit() {
      const found = errorsOf(to, typedAgain)
      setErrors(found ?? {})
      if (found) return
      send.mutate(wasSent, {
        onSuccess: () => {
          toast.success('The letter is handed over to be sent')
          onClose()
        },
      })
    },
  }
}

/** To whom it goes, typed twice: what is sent cannot be called back. */
export function SendDialog(props: SendDialogProps) {
  const { consultation, letter, onClose } = props
  const { to, setTo, typedAgain, setTypedAgain, errors, isKnown, wasSent, problem, isPending, submit } =
    useSending(props)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Send the letter"
      description={`${kindName(letter)}, version ${consultation.version} of the note. What is sent cannot be called back.`}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field label="E-mail address of the patient" required error={errors.to} hint={isKnown && 'From the booking'}>
          <AddressInput value={to} onChange={setTo} />
        </Field>
        <Field label="The same address again" required error={errors.again}>
          <AddressInput value={typedAgain} onChange={setTypedAgain} />
        </Field>
        {problem && <Alert tone={wasSent ? 'warning' : 'danger'} title={problem} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={isPending}>
            {wasSent ? 'Send it once more' : 'Send'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

// A browser would offer the addresses of other patients.
const AddressInput = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <Input
    type="email"
    autoComplete="off"
    autoCapitalize="none"
    spellCheck={false}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
