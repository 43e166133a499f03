import type { Consultation } from '@medinotes/shared/consultations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { consultationsKey } from './consultation-keys.ts'
import { consultationQuery } from './consultation.queries.ts'

/** Sends a change of a note that is answered with the note as it is afterwards. */
export function useNoteChange<Input>(id: string, send: (input: Input) => Promise<Consultation>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (note) => {
      queryClient.setQueryData(consultationQuery(id).queryKey, note)
      // Lists show its status, and its versions one more; the note itself has just been read.
      return queryClient.invalidateQueries({
        queryKey: consultationsKey,
        predicate: ({ queryKey }) =>
          queryKey.length !== consultationQuery(id).queryKey.length || !queryKey.includes(id),
      })
    },
    // What the service says now decides what is shown: another tab may have been faster.
    onError: () => queryClient.invalidateQueries({ queryKey: consultationQuery(id).queryKey }),
  })
}
