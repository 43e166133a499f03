import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useNoteEditing } from './note-editing.tsx'
import type { EditConflict } from './plan-save.ts'
import { WordDiff } from './word-diff.tsx'

/** Where a text was changed here and elsewhere: both stand there, and nothing of either is lost until one chooses. */
export function MergeDialog() {
  const { conflicts } = useNoteEditing()
  if (conflicts.length === 0) return null
  return <Merge key={conflicts.map(({ theirs }) => theirs).join()} conflicts={conflicts} />
}

function Merge({ conflicts }: { conflicts: readonly EditConflict[] }) {
  const { settleConflicts, isSaving } = useNoteEditing()
  const [merged, setMerged] = useState(() => Object.fromEntries(conflicts.map(({ key, mine }) => [key, mine])))
  const leave = () => void settleConflicts(null)
  return (
    <Dialog
      open
      onOpenChange={leave}
      title="Changed in two places"
      description="A newer version was saved elsewhere while you were writing. Decide what the text is to be; yours stays kept until you do."
      className="max-w-3xl"
      footer={
        <>
          <Button onClick={leave}>Decide later</Button>
          <Button variant="primary" loading={isSaving} onClick={() => void settleConflicts(merged)}>
            Save this text
          </Button>
        </>
      }
    >
      {conflicts.map((conflict) => (
        <Conflict
          key={conflict.key}
          conflict={conflict}
          text={merged[conflict.key] ?? ''}
          onChange={(text) => setMerged((texts) => ({ ...texts, [conflict.key]: text }))}
        />
      ))}
    </Dialog>
  )
}

interface ConflictProps {
  conflict: EditConflict
  text: string
  onChange: (text: string) => void
}

const Conflict = ({ conflict: { title, mine, theirs }, text, onChange }: ConflictProps) => (
  <section aria-label={`Both texts: ${title}`} className="grid gap-3">
    <div className="grid gap-1.5">
      <h3 className="text-sm">{title}: from theirs to yours</h3>
      <div className="rounded-md bg-sunken px-4 py-3">
        <WordDiff before={theirs} after={mine} />
      </div>
    </div>
    <Field
      label="The text to save"
      aside={
        <span className="flex gap-1">
          <Button size="sm" variant="ghost" onClick={() => onChange(mine)}>
            Take yours
          </Button>
          <Button size="sm" variant="ghost" onClick={() => onChange(theirs)}>
            Take theirs
          </Button>
        </span>
      }
    >
      <Textarea
        value={text}
        onChange={(event) => onChange(event.target.value)}
        rows={4}
        className="max-h-72 text-base"
      />
    </Field>
  </section>
)
