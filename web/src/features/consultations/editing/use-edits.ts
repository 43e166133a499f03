import { useCallback, useEffect, useState } from 'react'
import { deviceDrafts } from '../../../lib/device-drafts.ts'
import { keepEdits, type KeptEdits, readEdits } from './kept-edits.ts'

const without = (edits: KeptEdits, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(edits).filter(([key]) => !keys.includes(key)))

/** Texts that were changed and are not saved, kept in the tab with every keystroke. */
export function useEdits(personId: string, consultationId: string) {
  const [edits, setEdits] = useState(() => readEdits(personId, consultationId))
  const [isKept, setKept] = useState(true)
  const update = useCallback(
    (next: (edits: KeptEdits) => KeptEdits) =>
      setEdits((present) => {
        const changed = next(present)
        setKept(keepEdits(personId, consultationId, changed))
        return changed
      }),
    [personId, consultationId],
  )
  // What was sent once the connection came back is no edit any more.
  useEffect(
    () =>
      deviceDrafts.subscribe(() =>
        setEdits((present) => {
          // Read at its turn: a change before it has been kept by then.
          const kept = readEdits(personId, consultationId)
          return JSON.stringify(present) === JSON.stringify(kept) ? present : kept
        }),
      ),
    [personId, consultationId],
  )
  return {
    edits,
    isKept,
    /** `base` is what stands in the note: only what differs from it is an edit. */
    change: (key: string, base: string, text: string) =>
      update((present) => {
        const begunWith = present[key]?.base ?? base
        return text === begunWith ? without(present, [key]) : { ...present, [key]: { base: begunWith, text } }
      }),
    drop: (keys: readonly string[]) => update((present) => without(present, keys)),
  }
}
