import type { Consultation, Span } from '@medinotes/shared/consultations'
import { createContext, type ReactNode, use, useState, useSyncExternalStore } from 'react'
import { deviceDrafts } from '../../../lib/device-drafts.ts'
import { useDeviceDrafts } from '../../../lib/use-device-drafts.ts'
import { useMay, useMe } from '../../auth/account.queries.ts'
import { editsToSend } from '../to-send.ts'
import type { KeptEdits } from './kept-edits.ts'
import { textIn } from './plan-save.ts'
import { useEdits } from './use-edits.ts'
import { type Saving, useSaving } from './use-saving.ts'

interface Opened {
  key: string
  /** What is selected in the text at first. */
  selection?: Span | undefined
}

interface NoteEditing extends Saving {
  /** The note is a draft, one's own, and not being written. */
  mayEdit: boolean
  opened: Opened | null
  open: (key: string, selection?: Span) => void
  close: () => void
  edits: KeptEdits
  /** Saved here without a connection, to be sent when it is back. */
  isQueued: boolean
  /** Whether the browser keeps what is typed. */
  isKept: boolean
  change: (key: string, text: string) => void
  drop: (keys: readonly string[]) => void
}

const Context = createContext<NoteEditing | null>(null)

export function useNoteEditing() {
  const editing = use(Context)
  if (editing === null) throw new Error('A note is edited inside its NoteEditingProvider')
  return editing
}

interface ProviderProps {
  consultation: Consultation
  isWriting: boolean
  children: ReactNode
}

export function NoteEditingProvider({ consultation, isWriting, children }: ProviderProps) {
  const me = useMe()
  useDeviceDrafts(me.id)
  const mayWrite = useMay('consultation:write')
  const { id, status, author } = consultation
  const [opened, setOpened] = useState<Opened | null>(null)
  const { edits, isKept, change, drop } = useEdits(me.id, id)
  const saving = useSaving(consultation, edits, drop)
  const isQueued = useSyncExternalStore(deviceDrafts.subscribe, () => editsToSend.has(id))
  const editing: NoteEditing = {
    ...saving,
    isQueued,
    async save(texts) {
      if (navigator.onLine || texts !== undefined) return saving.save(texts)
      editsToSend.queue(id)
      return false
    },
    mayEdit: mayWrite && author.id === me.id && status === 'draft' && !isWriting,
    opened,
    open: (key, selection) => setOpened({ key, selection }),
    close: () => setOpened(null),
    ...{ edits, isKept, drop },
    change(key, text) {
      editsToSend.takeBack(id)
      change(key, textIn(consultation, key) ?? '', text)
    },
  }
  // oxlint-disable-next-line react/jsx-no-constructed-context-values -- whatever renders this has changed what is edited
  return <Context value={editing}>{children}</Context>
}
