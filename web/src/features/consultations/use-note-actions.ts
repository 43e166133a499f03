import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../lib/toast.ts'
import { errorText } from '../../lib/api-error.ts'
import { consultationsKey } from './consultation-keys.ts'
import { stopConsultation } from './consultation.queries.ts'
import { liveNotes } from './live-notes.ts'

/** Stops the writing; the stream itself then tells that it ended. */
export function useStopNote(id: string) {
  return useMutation({
    mutationFn: () => stopConsultation(id),
    onError: (error) => toast.error('The writing was not stopped', { description: errorText(error) }),
  })
}

/** Starts another attempt, which this page then shows as it is written. */
export function useContinueNote(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => liveNotes.continue(id),
    onError: (error) => {
      toast.error('The note was not continued', { description: errorText(error) })
      // Another tab may have been faster: what the service says now decides what is shown.
      return queryClient.invalidateQueries({ queryKey: consultationsKey })
    },
  })
}
