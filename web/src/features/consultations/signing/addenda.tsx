import type { Consultation } from '@medinotes/shared/consultations'
import { addAddendumSchema, sectionMaxLength } from '@medinotes/shared/note-life'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useMay, useMe } from '../../auth/account.queries.ts'
import type { KeptEdits } from '../editing/kept-edits.ts'
import { useEdits } from '../editing/use-edits.ts'
import { addAddendum } from '../note-life.queries.ts'
import { useNoteChange } from '../use-note-change.ts'

/** What was added after the signature, and the form for more. */
export function Addenda({ consultation: { id, addenda, author } }: { consultation: Consultation }) {
  const isAuthor = useMe().id === author.id
  const mayAdd = useMay('consultation:write') && isAuthor
  const [isWriting, setWriting] = useState(false)
  if (addenda.length === 0 && !mayAdd) return null
  return (
    <section aria-label="Addenda" className="rounded-md border border-line bg-raised">
      <header className="flex min-h-13 items-center gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 className="min-w-0 flex-1 text-sm">Addenda</h2>
        {mayAdd && !isWriting && (
          <Button size="sm" icon={Plus} onClick={() => setWriting(true)}>
            Add an addendum
          </Button>
        )}
      </header>
      <ol className="divide-y divide-line">
        {addenda.map(({ number, text, addedBy, addedAt }) => (
          <li key={number} className="grid gap-1 px-5 py-4">
            <p className="text-xs text-muted">
              Addendum {number}, {addedBy.name}, {formatInstant(addedAt)}
            </p>
            <p className="reading leading-relaxed break-words whitespace-pre-wrap">{text}</p>
          </li>
        ))}
      </ol>
      {addenda.length === 0 && !isWriting && (
        <p className="px-5 py-4 text-muted">Nothing was added. The signed note itself never changes.</p>
      )}
      {isWriting && <AddendumForm id={id} onClose={() => setWriting(false)} />}
    </section>
  )
}

const addendumKey = 'addendum'
const textIn = (edits: KeptEdits) => edits[addendumKey]?.text ?? ''

function AddendumForm({ id, onClose }: { id: string; onClose: () => void }) {
  const me = useMe()
  // Kept apart from edits of the note, which another part of the page writes down.
  const { edits, change, drop } = useEdits(me.id, `${id}.addendum`)
  const [error, setError] = useState<string | undefined>()
  const add = useNoteChange(id, (text: string) => addAddendum(id, text))
  const submit = () => {
    const checked = addAddendumSchema.safeParse({ text: textIn(edits) })
    if (!checked.success) return setError(checked.error.issues[0]?.message)
    return add.mutate(checked.data.text, {
      onSuccess: () => {
        toast.success('The addendum is added')
        drop([addendumKey])
        onClose()
      },
    })
  }
  return (
    <form
      noValidate
      className="grid gap-3 px-5 py-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label="Addendum" required error={error} hint="Signed with your name; it cannot be changed or taken back.">
        <Textarea
          value={textIn(edits)}
          onChange={(event) => change(addendumKey, '', event.target.value)}
          maxLength={sectionMaxLength}
          rows={4}
          className="max-h-96 text-base"
        />
      </Field>
      {add.error && <Alert tone="danger" title={errorText(add.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={add.isPending}>
          Sign the addendum
        </Button>
        <Button onClick={onClose}>Leave</Button>
      </div>
    </form>
  )
}
