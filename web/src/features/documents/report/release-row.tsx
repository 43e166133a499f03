import type { Recipient, Release } from '@medinotes/shared/report-delivery'
import { CircleCheck, CircleDashed, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Link } from '../../../components/link.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { useWaysToDocuments } from '../viewer/beside.ts'
import { RecallDialog } from './recall-dialog.tsx'

interface ReleaseRowProps {
  release: Release
  timeZone: string
  mayRecall: boolean
  /** Whether the reader's side wrote it: the other side cannot open what was recalled. */
  isAuthor: boolean
}

/** One report that was let out: to whom, who opened it, and whether it was taken back. */
export function ReleaseRow({ release, timeZone, mayRecall, isAuthor }: ReleaseRowProps) {
  const [isRecalling, setRecalling] = useState(false)
  const wayTo = useWaysToDocuments()
  const { documentId, filename, recipients, recall } = release
  return (
    <li className="grid gap-2.5 py-3.5 first:pt-0 last:pb-0" data-release={documentId}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="min-w-0 font-medium break-words">
          {recall === null || isAuthor ? <Link {...wayTo(documentId)}>{filename}</Link> : filename}
        </span>
        <Badge tone={recall ? 'warning' : 'success'} icon={recall ? Undo2 : Send}>
          {recall ? 'Recalled' : 'Released'}
        </Badge>
        {mayRecall && recall === null && (
          <Button
            size="sm"
            variant="danger"
            icon={Undo2}
            className="ml-auto"
            aria-label={`Recall ${filename}`}
            onClick={() => setRecalling(true)}
          >
            Recall
          </Button>
        )}
      </div>
      <p className="tabular text-xs text-muted">{releasedText(release, timeZone)}</p>
      {recall && (
        <p className="max-w-reading break-words whitespace-pre-wrap">
          <span className="text-muted">{recalledText(recall, timeZone)} Why: </span>
          {recall.reason}
        </p>
      )}
      <ul aria-label={`Who got ${filename}`} className="grid gap-1.5">
        {recipients.map((recipient) => (
          <RecipientLine key={recipient.id} recipient={recipient} timeZone={timeZone} />
        ))}
      </ul>
      {isRecalling && <RecallDialog release={release} onClose={() => setRecalling(false)} />}
    </li>
  )
}

function RecipientLine({ recipient, timeZone }: { recipient: Recipient; timeZone: string }) {
  const { name, kind, email, openedAt } = recipient
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 sm:grid-cols-[1rem_minmax(0,1fr)_auto]">
      {openedAt ? (
        <CircleCheck aria-hidden className="mt-0.5 size-4 text-success" />
      ) : (
        <CircleDashed aria-hidden className="mt-0.5 size-4 text-muted" />
      )}
      <span className="min-w-0 break-words">
        {name}
        {kind === 'nominated' && <span className="text-muted">, nominated doctor{email && `, ${email}`}</span>}
      </span>
      <span className="tabular text-muted max-sm:col-start-2">
        {openedAt ? `Opened ${formatInstant(openedAt, timeZone)}` : 'Not opened yet'}
      </span>
    </li>
  )
}

const releasedText = ({ releasedAt, releasedBy }: Release, timeZone: string) =>
  `Released${releasedBy === null ? '' : ` by ${releasedBy}`}, ${formatInstant(releasedAt, timeZone)}`

const recalledText = ({ at, by }: NonNullable<Release['recall']>, timeZone: string) =>
  `Recalled${by === null ? '' : ` by ${by}`}, ${formatInstant(at, timeZone)}.`
