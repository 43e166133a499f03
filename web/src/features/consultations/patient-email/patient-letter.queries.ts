import {
  type AcceptLetterFinding,
  type ConfirmLetter,
  type EditLetter,
  type PatientLetters,
  patientLettersSchema,
  type SendLetter,
} from '@medinotes/shared/patient-letters'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { consultationQuery } from '../consultation.queries.ts'

const pathOf = (id: string) => `/consultations/${encodeURIComponent(id)}`
export const lettersPath = (id: string) => `${pathOf(id)}/patient-letters`

// Long enough for a mail server that answers; what takes longer is seen when the page is opened again.
const watchedMs = 120_000

const isOnItsWay = ({ sent }: PatientLetters) =>
  sent.some(
    ({ status, fault, sentAt }) =>
      (status === 'sending' || (status === 'queued' && fault === null)) &&
      Date.now() - new Date(sentAt).getTime() < watchedMs,
  )

/** Below the key of the note, so that an addendum renews them. */
export const lettersQuery = (id: string) =>
  queryOptions({
    queryKey: [...consultationQuery(id).queryKey, 'letters'],
    queryFn: ({ signal }) => api.get(lettersPath(id), patientLettersSchema, { signal }),
    refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? 2000 : false),
  })

export const editLetter = (id: string, edit: EditLetter) => api.patch(lettersPath(id), edit, patientLettersSchema)

export const acceptLetterFinding = (id: string, acceptance: AcceptLetterFinding) =>
  api.post(`${lettersPath(id)}/acceptances`, acceptance, patientLettersSchema)

export const confirmLetter = (id: string, confirmation: ConfirmLetter) =>
  api.post(`${lettersPath(id)}/confirm`, confirmation, patientLettersSchema)

export const sendLetter = (id: string, letter: SendLetter) =>
  api.post(`${pathOf(id)}/patient-email`, letter, patientLettersSchema)

/** Sends a change that is answered with all letters as they are afterwards. */
export function useLetterChange<Input>(id: string, send: (input: Input) => Promise<PatientLetters>) {
  const queryClient = useQueryClient()
  const { queryKey } = lettersQuery(id)
  return useMutation({
    mutationFn: send,
    onSuccess: (letters) => queryClient.setQueryData(queryKey, letters),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  })
}
