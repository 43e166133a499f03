import type { Consultation } from '@medinotes/shared/consultations'
import type { Cosignature } from '@medinotes/shared/note-life'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Badge, type Tone } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useMay, useMe } from '../../auth/account.queries.ts'
import { AskColleagueDialog } from './ask-colleague-dialog.tsx'
import { useCosignatureAnswer } from './use-cosignature-answer.ts'

const looks: Record<Cosignature['status'], { label: string; tone: Tone }> = {
  requested: { label: 'Asked', tone: 'info' },
  signed: { label: 'Signed', tone: 'success' },
  declined: { label: 'Declined', tone: 'warning' },
  withdrawn: { label: 'Taken back', tone: 'neutral' },
}

/** Who signs beside the author, and the author's way to ask. */
export function Cosignatures({ consultation: { id, cosignatures, author } }: { consultation: Consultation }) {
  const isAuthor = useMe().id === author.id
  const mayAsk = useMay('consultation:write') && isAuthor
  const [isAsking, setAsking] = useState(false)
  const answer = useCosignatureAnswer(id)
  if (cosignatures.length === 0 && !mayAsk) return null
  return (
    <section aria-label="Co-signatures" className="rounded-md border border-line bg-raised">
      <header className="flex min-h-13 items-center gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 className="min-w-0 flex-1 text-sm">Co-signatures</h2>
        {mayAsk && (
          <Button size="sm" icon={UserPlus} onClick={() => setAsking(true)}>
            Ask a colleague
          </Button>
        )}
      </header>
      {cosignatures.length === 0 && <p className="px-5 py-4 text-muted">Nobody else signs this note.</p>}
      <ul className="divide-y divide-line">
        {cosignatures.map((cosignature) => (
          <li key={cosignature.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3">
            <span className="min-w-40 flex-1">
              {cosignature.person.name}
              <span className="block text-xs text-muted">
                {formatInstant(cosignature.answeredAt ?? cosignature.requestedAt)}
              </span>
              {cosignature.reason && <span className="block break-words text-muted">{cosignature.reason}</span>}
            </span>
            <Badge tone={looks[cosignature.status].tone}>{looks[cosignature.status].label}</Badge>
            {mayAsk && cosignature.status === 'requested' && (
              <Button
                size="sm"
                variant="ghost"
                disabled={answer.isPending}
                onClick={() => answer.mutate({ cosignatureId: cosignature.id, answer: 'withdraw' })}
                aria-label={`Take back the request to ${cosignature.person.name}`}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answer.error && <Alert tone="danger" title={errorText(answer.error)} className="m-4" />}
      {isAsking && <AskColleagueDialog id={id} onClose={() => setAsking(false)} />}
    </section>
  )
}
