import type { PreviewSending } from '@medinotes/shared/disclosures'
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck, ShieldX } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { HiddenWords } from './hidden-words.tsx'
import { SentPieces } from './sent-pieces.tsx'
import { sendingPreviewQuery } from './sent.queries.ts'

interface SendingPreviewProps {
  visit: PreviewSending
  onHide: (words: string[]) => void
}

const typingPauseMs = 700

/** What would leave for an AI service, shown before anything does. */
export function SendingPreview({ visit, onHide }: SendingPreviewProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="rounded-md border border-line bg-raised px-5 py-3"
    >
      <summary className="cursor-pointer text-sm font-medium">What would be sent</summary>
      {isOpen && <Preview visit={visit} onHide={onHide} />}
    </details>
  )
}

function Preview({ visit, onHide }: SendingPreviewProps) {
  // A text, so that one that was typed and taken back is the same.
  const settled = JSON.parse(useSettled(JSON.stringify(visit), typingPauseMs)) as PreviewSending
  const isReady = settled.notes.trim() !== '' && settled.patientName.trim() !== '' && settled.dateOfVisit !== ''
  const { data, error, refetch } = useQuery({ ...sendingPreviewQuery(settled), enabled: isReady })
  if (!isReady) return <p className="mt-3 text-muted">Enter the patient’s name, the date and the notes first.</p>
  if (error)
    return (
      <Alert
        tone="danger"
        title="What would be sent could not be worked out"
        className="mt-3"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {errorText(error)}
      </Alert>
    )
  if (!data) return <Skeleton className="mt-3 h-24" />
  return (
    <div className="mt-3 grid gap-4">
      {data.refused ? (
        <Alert tone="warning" title="Nothing would be sent">
          A name, date or number of this patient stands in the notes in a form that cannot be hidden. Write it in the
          usual way, or write the note without AI.
        </Alert>
      ) : (
        <p className="flex items-start gap-2 text-muted">
          {data.host === null ? (
            <ShieldX aria-hidden className="mt-0.5 size-4 shrink-0" />
          ) : (
            <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
          )}
          {data.host === null
            ? 'Nothing is sent: this note is written without AI. If it were, this is what an AI service would see.'
            : `This is what ${data.host} would see of your notes. It is put back when the draft comes in.`}
        </p>
      )}
      <SentPieces pieces={data.notes} className="max-h-96 overflow-y-auto rounded-md bg-sunken px-4 py-3" />
      <HiddenWords words={visit.hide ?? []} onChange={onHide} />
    </div>
  )
}
