import type { Consultation } from '@medinotes/shared/consultations'
import type { PatientLetters } from '@medinotes/shared/patient-letters'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useMay, useMe } from '../../auth/account.queries.ts'
import { LetterChoice } from './letter-choice.tsx'
import { LetterPanel } from './letter-panel.tsx'
import { englishLetter, isSame, kindName } from './letter-words.ts'
import { lettersQuery } from './patient-letter.queries.ts'
import { SendDialog } from './send-dialog.tsx'
import { SentLetters } from './sent-letters.tsx'

/** The signed note's letter to the patient: in which words it is written, and to whom it was sent. */
export function PatientEmail({ consultation }: { consultation: Consultation }) {
  const { id, author } = consultation
  const isAuthor = useMe().id === author.id
  const mayWrite = useMay('consultation:write')
  if (!isAuthor || !mayWrite) return null
  return (
    <section aria-labelledby="patient-email" className="rounded-md border border-line bg-raised">
      <header className="flex min-h-13 items-center gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 id="patient-email" className="min-w-0 flex-1 text-sm">
          Send to the patient
        </h2>
      </header>
      <Loaded id={id} consultation={consultation} />
    </section>
  )
}

function Loaded({ id, consultation }: { id: string; consultation: Consultation }) {
  const { data, isError, error, refetch } = useQuery(lettersQuery(id))
  if (data) return <Letters consultation={consultation} shelf={data} />
  if (!isError) return <Skeleton className="mx-5 my-4 h-24" />
  return (
    <Alert
      tone="danger"
      title="The letters could not be loaded"
      className="m-4"
      action={<Button onClick={() => void refetch()}>Try again</Button>}
    >
      {errorText(error)}
    </Alert>
  )
}

function Letters({ consultation, shelf }: { consultation: Consultation; shelf: PatientLetters }) {
  const [kind, setKind] = useState(englishLetter)
  const [isSending, setSending] = useState(false)
  const letter = shelf.letters.find((one) => isSame(one, kind))
  return (
    <>
      <LetterChoice kind={kind} shelf={shelf} onChange={setKind} />
      <LetterPanel
        key={kindName(kind)}
        id={consultation.id}
        kind={kind}
        shelf={shelf}
        onSend={() => setSending(true)}
      />
      <SentLetters
        sent={shelf.sent}
        onSendAgain={(sent) => {
          setKind({ language: sent.language, level: sent.level })
          setSending(true)
        }}
      />
      {isSending && letter && (
        <SendDialog consultation={consultation} letter={letter} onClose={() => setSending(false)} />
      )}
    </>
  )
}
