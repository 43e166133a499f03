import type { Consultation, CreateConsultation } from '@medinotes/shared/consultations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMe } from '../auth/account.queries.ts'
import { consultationsKey } from './consultation-keys.ts'
import { consultationQuery } from './consultation.queries.ts'
import { liveNotes, type StartedNote } from './live-notes.ts'

type Author = Consultation['author']

/** What the service would say about a note that has just begun, so that its page shows at once. */
function justBegun(author: Author, request: CreateConsultation, { consultationId, stream }: StartedNote): Consultation {
  const now = new Date().toISOString()
  return {
    id: consultationId,
    patientName: request.patientName,
    dateOfVisit: request.dateOfVisit,
    template: request.template,
    status: 'generating',
    createdAt: now,
    updatedAt: now,
    notes: request.notes,
    bookingId: request.bookingId ?? null,
    language: request.language ?? 'en',
    version: 0,
    attempt: stream.attempt,
    writer: stream.writer ?? { kind: 'offline', model: null },
    sections: stream.sections.map((section) => ({ ...section, sentences: [] })),
    omissions: [],
    acceptances: [],
    signature: null,
    addenda: [],
    cosignatures: [],
    author,
    problem: null,
  }
}

/** Starts a note; it succeeds when the note has begun, while the rest is still being written. */
export function useStartNote() {
  const queryClient = useQueryClient()
  const { id, name } = useMe()
  return useMutation({
    mutationFn: (request: CreateConsultation) => liveNotes.start(request),
    onSuccess: (started, request) => {
      const { queryKey } = consultationQuery(started.consultationId)
      queryClient.setQueryData(queryKey, justBegun({ id, name }, request, started))
      return queryClient.invalidateQueries({ queryKey: consultationsKey, refetchType: 'none' })
    },
  })
}
