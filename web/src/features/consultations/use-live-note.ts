import type { Consultation } from '@medinotes/shared/consultations'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { consultationsKey } from './consultation-keys.ts'
import { liveNotes } from './live-notes.ts'
import type { NoteStream } from './note-stream.ts'

/** The stream of this note while it tells more than the service's last answer; follows it when it is being written. */
export function useLiveNote({ id, attempt, status }: Consultation): NoteStream | null {
  const queryClient = useQueryClient()
  const subscribe = useCallback((listener: () => void) => liveNotes.subscribe(id, listener), [id])
  const stream = useSyncExternalStore(subscribe, () => liveNotes.get(id))
  const hasEnded = stream?.end != null

  useEffect(() => {
    if (status === 'generating') liveNotes.follow(id, attempt)
  }, [id, attempt, status])

  useEffect(() => {
    if (hasEnded) void queryClient.invalidateQueries({ queryKey: consultationsKey })
  }, [hasEnded, queryClient])

  const isAnswered = stream?.attempt === attempt && status !== 'generating'
  return stream && stream.attempt >= attempt && !isAnswered ? stream : null
}
