import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import type { NotesPiece } from './evidence.ts'

/** What the eye is on: a sentence of the draft, a piece of the notes, or something the draft left out. */
export type EvidenceFocus =
  | { kind: 'sentence'; id: string }
  | { kind: 'notes'; start: number; sentences: readonly string[] }
  | { kind: 'omission'; index: number }

interface Evidence {
  focus: EvidenceFocus | null
  /** The one that was chosen rather than passed over; the notes scroll to it. */
  pinned: EvidenceFocus | null
  point: (focus: EvidenceFocus | null) => void
  pin: (focus: EvidenceFocus | null) => void
}

const nothing: Evidence = { focus: null, pinned: null, point: () => undefined, pin: () => undefined }
const Context = createContext(nothing)

export function EvidenceProvider({ children }: { children: ReactNode }) {
  const [pointed, point] = useState<EvidenceFocus | null>(null)
  const [pinned, pin] = useState<EvidenceFocus | null>(null)
  const evidence = useMemo(() => ({ focus: pointed ?? pinned, pinned, point, pin }), [pointed, pinned])
  return <Context value={evidence}>{children}</Context>
}

export const useEvidence = () => use(Context)

export function isSentenceLit(focus: EvidenceFocus | null, id: string) {
  if (focus?.kind === 'notes') return focus.sentences.includes(id)
  return focus?.kind === 'sentence' && focus.id === id
}

export function isNotesPieceLit(focus: EvidenceFocus | null, { start, sentences, omissions }: NotesPiece) {
  switch (focus?.kind) {
    case 'sentence':
      return sentences.includes(focus.id)
    case 'omission':
      return omissions.includes(focus.index)
    case 'notes':
      return focus.start === start
    default:
      return false
  }
}
