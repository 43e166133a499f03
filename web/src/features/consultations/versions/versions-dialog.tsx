import type { Consultation, NoteVersion } from '@medinotes/shared/consultations'
import type { VersionKind, VersionSummary } from '@medinotes/shared/note-life'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { notesKey } from '../editing/kept-edits.ts'
import { useNoteEditing } from '../editing/note-editing.tsx'
import { WordDiff } from '../editing/word-diff.tsx'
import { noteVersionQuery, versionsQuery } from '../note-life.queries.ts'

const kindLabels: Record<VersionKind, string> = {
  drafted: 'drafted',
  edited: 'edited',
  'notes-changed': 'notes changed',
}

const labelOf = ({ version, kind, by, at }: VersionSummary) =>
  `Version ${version}, ${by === null ? 'drafted by the writer' : `${kindLabels[kind]} by ${by.name}`}, ${formatInstant(at)}`

/** Any version of a note against any other, word by word, and the way back to what it said. */
export function VersionsDialog({ consultation, onClose }: { consultation: Consultation; onClose: () => void }) {
  const { id, version } = consultation
  const list = useInfiniteQuery(versionsQuery(id))
  const versions = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [only] = versions
  const [from, setFrom] = useState(Math.max(1, version - 1))
  const [to, setTo] = useState(version)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Versions"
      description="Every edit is kept with who made it and when."
      className="max-w-3xl"
    >
      {list.error && (
        <Alert
          tone="danger"
          title="The versions could not be loaded"
          action={<Button onClick={() => void list.refetch()}>Try again</Button>}
        >
          {errorText(list.error)}
        </Alert>
      )}
      {list.isPending && <Skeleton className="h-9" />}
      {only && versions.length === 1 && <p className="text-muted">There is one so far. {labelOf(only)}.</p>}
      {versions.length > 1 && (
        <div className="grid gap-4">
          <VersionSelect label="From" value={from} versions={versions} onChange={setFrom} />
          <VersionSelect label="To" value={to} versions={versions} onChange={setTo} />
        </div>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Earlier versions
        </Button>
      )}
      {versions.length > 1 && <Comparison id={id} from={from} to={to} isNewest={to === version} onRestored={onClose} />}
    </Dialog>
  )
}

interface VersionSelectProps {
  label: string
  value: number
  versions: readonly VersionSummary[]
  onChange: (version: number) => void
}

const VersionSelect = ({ label, value, versions, onChange }: VersionSelectProps) => (
  <Field label={label}>
    <Select value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {versions.map((each) => (
        <option key={each.version} value={each.version}>
          {labelOf(each)}
        </option>
      ))}
    </Select>
  </Field>
)

interface ComparisonProps {
  id: string
  from: number
  to: number
  isNewest: boolean
  onRestored: () => void
}

function Comparison({ id, from, to, isNewest, onRestored }: ComparisonProps) {
  const before = useQuery(noteVersionQuery(id, from))
  const after = useQuery(noteVersionQuery(id, to))
  const error = before.error ?? after.error
  if (error)
    return (
      <Alert tone="danger" title="A version could not be loaded">
        {errorText(error)}
      </Alert>
    )
  if (!before.data || !after.data) return <Skeleton className="h-40" />
  const rows = textsOf(before.data, after.data)
  const changed = rows.filter((row) => row.before !== row.after)
  return (
    <div className="grid gap-5">
      {changed.length === 0 && <p className="text-muted">These versions say the same.</p>}
      {changed.map((row) => (
        <section key={row.key} aria-label={`Changes: ${row.title}`} className="grid gap-2">
          <header className="flex min-h-9 items-center gap-3">
            <h3 className="flex-1 text-sm">{row.title}</h3>
            {isNewest && <RestoreButton row={row} version={from} onRestored={onRestored} />}
          </header>
          <div className="rounded-md bg-sunken px-4 py-3">
            <WordDiff before={row.before} after={row.after} />
          </div>
        </section>
      ))}
    </div>
  )
}

interface TextRow {
  key: string
  title: string
  before: string
  after: string
}

const textsOf = (before: NoteVersion, after: NoteVersion): TextRow[] => [
  { key: notesKey, title: 'Notes of the visit', before: before.notes, after: after.notes },
  ...after.sections.map(({ key, title, text }) => ({
    ...{ key, title, after: text },
    before: before.sections.find((section) => section.key === key)?.text ?? '',
  })),
]

function RestoreButton({ row, version, onRestored }: { row: TextRow; version: number; onRestored: () => void }) {
  const { mayEdit, save, isSaving } = useNoteEditing()
  if (!mayEdit) return null
  const restore = async () => {
    if (await save({ [row.key]: row.before })) onRestored()
  }
  return (
    <Button
      size="sm"
      disabled={isSaving}
      onClick={() => void restore()}
      aria-label={`Bring back ${row.title} as it was in version ${version}`}
    >
      Bring back version {version}
    </Button>
  )
}
