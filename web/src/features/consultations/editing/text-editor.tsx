import type { Span } from '@medinotes/shared/consultations'
import { useEffect, useRef } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Kbd } from '../../../components/kbd.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useElementShortcuts } from '../../../lib/use-shortcuts.ts'
import { useSubmitKey } from '../../../lib/use-submit-key.ts'
import { useNoteEditing } from './note-editing.tsx'

interface TextEditorProps {
  editKey: string
  label: string
  /** What stands in the note. */
  text: string
  maxLength: number
  selection?: Span | undefined
}

/** A section, or the notes, as text to write in; every keystroke is kept in the tab. */
export function TextEditor({ editKey, label, text, maxLength, selection }: TextEditorProps) {
  const { edits, change, close, save, problem, isKept } = useNoteEditing()
  const area = useRef<HTMLTextAreaElement>(null)
  const edit = edits[editKey]
  const isOverwritten = edit !== undefined && text !== edit.base && text !== edit.text

  useEffect(() => {
    area.current?.focus()
    if (selection) area.current?.setSelectionRange(selection.start, selection.end)
  }, [selection])

  const finish = async () => {
    if (edit === undefined || (await save())) close()
  }
  const onSubmitKey = useSubmitKey('Save the text', () => void finish())
  const onLeaveKey = useElementShortcuts('In a form', [{ keys: ['Escape'], words: 'Leave the text', act: close }])
  return (
    <div className="grid gap-3">
      {isOverwritten && (
        <Alert tone="warning" title="A newer version of this text was saved elsewhere">
          Yours is kept; saving shows both and lets you decide.
        </Alert>
      )}
      <Textarea
        ref={area}
        aria-label={label}
        value={edit?.text ?? text}
        maxLength={maxLength}
        rows={6}
        onChange={(event) => change(editKey, event.target.value)}
        onKeyDown={(event) => {
          onSubmitKey(event)
          onLeaveKey(event)
        }}
        className="max-h-[70dvh] text-base leading-relaxed"
      />
      {problem && (
        <Alert tone="danger" title="The text was not saved">
          {errorText(problem)} {isKept ? 'It is kept on this device.' : ''}
        </Alert>
      )}
      <EditorButtons editKey={editKey} onSave={() => void finish()} />
    </div>
  )
}

function EditorButtons({ editKey, onSave }: { editKey: string; onSave: () => void }) {
  const { edits, close, drop, isSaving, isKept, isQueued } = useNoteEditing()
  const isEdited = edits[editKey] !== undefined
  const discard = () => {
    drop([editKey])
    close()
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button variant="primary" size="sm" loading={isSaving} onClick={onSave}>
        Save
      </Button>
      <Button size="sm" onClick={close}>
        Leave
      </Button>
      {isEdited && (
        <Button size="sm" variant="ghost" onClick={discard}>
          Discard
        </Button>
      )}
      <span className="max-sm:hidden">
        <Kbd>Ctrl Enter</Kbd>
      </span>
      <p className="flex-1 text-xs text-muted" aria-live="polite">
        {isQueued ? toSend : editState(isEdited, isSaving, isKept)}
      </p>
    </div>
  )
}

const toSend = 'Saved on this device – will be sent when you are back online'

function editState(isEdited: boolean, isSaving: boolean, isKept: boolean) {
  if (isSaving) return 'Saving'
  if (!isEdited) return 'As saved'
  return isKept
    ? 'Kept on this device, not yet saved'
    : 'Not yet saved, and this browser has no room to keep it: save before you leave'
}
