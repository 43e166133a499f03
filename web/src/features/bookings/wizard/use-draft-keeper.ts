import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../auth/account.queries.ts'
import { forgetCopy, keepCopy } from './draft-copies.ts'
import { createDraftKeeper, type DraftState } from './draft-keeper.ts'
import { contentOf, isTyped } from './form-values.ts'
import type { BookingForm } from './use-booking-form.ts'
import { draftsQuery, putIntoDrafts, saveDraft } from './wizard.queries.ts'

/** Keeps the form as it is typed, until it is a booking. */
export function useDraftKeeper(form: BookingForm, draftId: string, bookingId: string | undefined) {
  const client = useQueryClient()
  const personId = useMe().id
  const [state, setState] = useState<DraftState>('kept')
  const [keeper] = useState(() =>
    createDraftKeeper({
      keepCopy: (draft) => keepCopy(personId, draftId, draft, savedAt(client, draftId)),
      forgetCopy: () => forgetCopy(personId, draftId),
      save: async (draft) => putIntoDrafts(client, draftId, await saveDraft(draftId, draft)),
      onState: setState,
    }),
  )
  const hold = useRef(bookingId)

  useEffect(() => {
    const keep = () => {
      const values = form.getValues()
      if (isTyped(values)) keeper.change({ content: contentOf(values), bookingId: hold.current ?? null })
    }
    // The draft leads back to the time that is held for it.
    if (hold.current !== bookingId) {
      hold.current = bookingId
      keep()
    }
    return form.subscribe({ formState: { values: true }, callback: keep })
  }, [form, keeper, bookingId])

  useEffect(() => {
    const flush = () => void keeper.flush()
    // A phone may end a hidden tab without asking.
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('online', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('online', flush)
      flush()
    }
  }, [keeper])

  return { state, keeper }
}

const savedAt = (client: QueryClient, draftId: string) =>
  client.getQueryData(draftsQuery.queryKey)?.items.find(({ id }) => id === draftId)?.updatedAt ?? null
