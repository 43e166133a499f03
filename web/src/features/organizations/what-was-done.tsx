import type { BreakGlassDetail } from '@medinotes/shared/organizations'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatTime } from '../../lib/dates.ts'
import { breakGlassDetailQuery } from './break-glass.queries.ts'

/** What the audit trail says was done under an emergency access. */
export function WhatWasDone({ id }: { id: string }) {
  const { data, error } = useQuery(breakGlassDetailQuery(id))
  return (
    <div className="grid gap-1.5">
      <h3 className="text-sm font-medium">What they did, from the audit trail</h3>
      {error && <Alert tone="danger" title={errorText(error)} />}
      {!data && !error && <RowSkeletons label="Reading the audit trail" rows={2} />}
      {data && <Done detail={data} />}
    </div>
  )
}

const words: Record<string, string> = {
  'consultation.read': 'Opened a note',
  'consultation.streamed': 'Watched a note being written',
  'consultation.listed': 'Looked through the list of notes',
  'consultation.exported': 'Exported a note',
  'consultation.versions-read': 'Looked at earlier versions of a note',
  'consultation.sent-read': 'Looked at what an AI service was sent of a note',
  'consultation.letters-read': 'Looked at letters to a patient',
}

const shownAtFirst = 6

function Done({ detail: { events, hasMore } }: { detail: BreakGlassDetail }) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? events : events.slice(0, shownAtFirst)
  const notes = new Set(events.flatMap(({ noteId }) => noteId ?? []))
  if (events.length === 0) return <p className="text-muted">They read nothing.</p>
  return (
    <>
      <p>
        {notes.size === 0 && 'They opened no note.'}
        {notes.size === 1 && 'They opened one note.'}
        {notes.size > 1 && `They opened ${notes.size} notes.`}
        {hasMore && ' These are the first steps; the audit trail has them all.'}
      </p>
      <ol className="divide-y divide-line rounded-md border border-line" aria-label="Steps">
        {shown.map(({ at, action, noteId }) => (
          <li key={`${at} ${action} ${noteId}`} className="flex flex-wrap gap-x-3 px-3 py-1.5">
            <span className="tabular w-20 shrink-0 text-muted">{formatTime(at)}</span>
            <span className="flex-1">{words[action] ?? 'Looked at a note'}</span>
            {noteId && <span className="tabular text-xs leading-5 text-muted">{noteId.slice(0, 8)}</span>}
          </li>
        ))}
      </ol>
      {shown.length < events.length && (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => setShowsAll(true)}>
          Show all {events.length} steps
        </Button>
      )}
    </>
  )
}
