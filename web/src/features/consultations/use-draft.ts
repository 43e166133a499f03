import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { createAutosave, type VisitDraft } from './visit-draft.ts'

/** Keeps the form's text in the tab while it is typed; `isKept` turns false when the browser cannot. */
export function useDraft(place: string, form: UseFormReturn<VisitDraft>) {
  const [isKept, setKept] = useState(true)
  const [autosave] = useState(() => createAutosave(place, setKept))
  useEffect(() => {
    const stopWatching = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.change(values),
    })
    // A phone may end a hidden tab without asking.
    window.addEventListener('pagehide', autosave.flush)
    document.addEventListener('visibilitychange', autosave.flush)
    return () => {
      stopWatching()
      window.removeEventListener('pagehide', autosave.flush)
      document.removeEventListener('visibilitychange', autosave.flush)
      autosave.flush()
    }
  }, [form, autosave])
  return { isKept, discard: () => autosave.discard() }
}
