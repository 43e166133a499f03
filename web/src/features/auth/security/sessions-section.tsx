import type { Session } from '@medinotes/shared/sign-in'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatAgo, formatInstant } from '../../../lib/dates.ts'
import { endEverySession, endOtherSessions, endSession } from './security-api.ts'
import { sessionsQuery } from './security.queries.ts'

interface Ending {
  title: string
  description: string
  confirm: string
  done: string
  end: () => Promise<unknown>
  /** Whether this page is signed out by it. */
  endsHere: boolean
}

const endingOf = ({ id, device }: Session): Ending => ({
  title: 'End this session?',
  description: `${device} is signed out within seconds.`,
  confirm: 'End the session',
  done: 'The session has ended',
  end: () => endSession(id),
  endsHere: false,
})

const endingOthers: Ending = {
  title: 'End every other session?',
  description: 'Every device but this one is signed out within seconds.',
  confirm: 'End the others',
  done: 'The other sessions have ended',
  end: endOtherSessions,
  endsHere: false,
}

const endingAll: Ending = {
  title: 'End every session?',
  description: 'Every device is signed out within seconds, this one too.',
  confirm: 'End them all',
  done: 'Every session has ended',
  end: endEverySession,
  endsHere: true,
}

interface SessionsSectionProps {
  /** This page's own session has ended with the rest. */
  onEnded: () => void
}

/** Where the account is signed in, and the means to end that. */
export function SessionsSection({ onEnded }: SessionsSectionProps) {
  const { items: sessions } = useSuspenseQuery(sessionsQuery).data
  const [ending, setEnding] = useState<Ending | null>(null)
  return (
    <Card>
      <CardHeader title="Sessions" description="Where your account is signed in." />
      <ul className="mb-5 divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => setEnding(endingOf(session))} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {sessions.length > 1 && <Button onClick={() => setEnding(endingOthers)}>End every other session</Button>}
        <Button variant="danger" onClick={() => setEnding(endingAll)}>
          End every session
        </Button>
      </div>
      {ending && <EndDialog ending={ending} onClose={() => setEnding(null)} onEnded={onEnded} />}
    </Card>
  )
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { device, address, current, createdAt, lastActiveAt } = session
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {current && <Badge tone="accent">This session</Badge>}
        </span>
        <span className="text-muted">
          {address && <>From {address} · </>}
          <span title={formatInstant(lastActiveAt)}>active {formatAgo(lastActiveAt)}</span>
          <span className="max-sm:hidden"> · signed in {formatInstant(createdAt)}</span>
        </span>
      </div>
      {!current && (
        <Button size="sm" onClick={onEnd} aria-label={`End the session of ${device}`}>
          End
        </Button>
      )}
    </li>
  )
}

interface EndDialogProps {
  ending: Ending
  onClose: () => void
  onEnded: () => void
}

function EndDialog({ ending, onClose, onEnded }: EndDialogProps) {
  const queryClient = useQueryClient()
  const [isEnding, setEnding] = useState(false)
  const end = async () => {
    setEnding(true)
    try {
      await ending.end()
      if (ending.endsHere) return onEnded()
      toast.success(ending.done)
    } catch (error) {
      toast.error('Nothing was ended', { description: errorText(error) })
    }
    onClose()
    return queryClient.invalidateQueries(sessionsQuery)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={ending.title}
      description={ending.description}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" loading={isEnding} onClick={() => void end()}>
            {ending.confirm}
          </Button>
        </>
      }
    />
  )
}
