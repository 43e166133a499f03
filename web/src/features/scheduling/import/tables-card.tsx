import { type ImportKind, importKinds } from '@medinotes/shared/specialist-import'
import { useMutation } from '@tanstack/react-query'
import { Download, FileDown } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { saveTable } from './import.queries.ts'

const words: Record<ImportKind, { title: string; about: string }> = {
  specialists: {
    title: 'Specialists',
    about: 'A line for each: name, specialty, exam types and booking rules. Nobody is removed.',
  },
  availability: {
    title: 'Hours and leave',
    about: 'Hours of whoever is in the file replace theirs; leave and extra sessions are added.',
  },
}

/** What such files look like: empty, or as the practice is now. */
export const TablesCard = () => (
  <Card aria-label="Columns">
    <CardHeader title="Columns" description="Start from a template, or from what is there now" />
    <ul className="grid gap-4">
      {importKinds.map((kind) => (
        <Table key={kind} kind={kind} />
      ))}
    </ul>
  </Card>
)

function Table({ kind }: { kind: ImportKind }) {
  const { title, about } = words[kind]
  const save = useMutation({
    mutationFn: saveTable,
    onSuccess: (name) => toast.success(`Saved as ${name}`),
    onError: (error) => toast.error('The file was not saved', { description: errorText(error) }),
  })
  return (
    <li className="grid gap-2">
      <div>
        <p className="font-medium">{title}</p>
        <p className="text-muted">{about}</p>
      </div>
      <span className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={FileDown}
          aria-label={`Template: ${title}`}
          onClick={() => save.mutate({ kind, template: true })}
        >
          Template
        </Button>
        <Button
          size="sm"
          icon={Download}
          aria-label={`As they are now: ${title}`}
          loading={save.isPending}
          onClick={() => save.mutate({ kind, template: false })}
        >
          As they are now
        </Button>
      </span>
    </li>
  )
}
