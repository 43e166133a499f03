import type { ImportDryRun, Imported, ImportLine } from '@medinotes/shared/specialist-import'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { Segments } from '../../../components/segments.tsx'
import { codeOf, errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { importFile } from './import.queries.ts'
import { doneWords, verdictOf } from './import-words.ts'
import { LineTable } from './line-table.tsx'

type Shown = 'all' | ImportLine['outcome']

const names: Record<ImportLine['outcome'], string> = {
  fault: 'To put right',
  create: 'Added',
  change: 'Changed',
  remove: 'Removed',
  unchanged: 'As it is',
}
const order = ['fault', 'create', 'change', 'remove', 'unchanged'] as const

interface DryRunProps {
  file: File
  dryRun: ImportDryRun
  onLookAgain: () => void
}

/** What a file would do, line by line, and the button that does it. */
export function DryRun({ file, dryRun: { encoding, dryRun, counts, lines }, onLookAgain }: DryRunProps) {
  const total = Object.values(counts).reduce((sum, count) => sum + count)
  const [shown, setShown] = useState<Shown>(counts.fault > 0 ? 'fault' : 'all')
  const changing = useChange(importFile, {
    renews: [schedulingKey, availabilityKey],
    done: (_file, imported) => doneWords(imported),
  })
  if (changing.data) return <Done imported={changing.data} />
  return (
    <section aria-label="What the file does" className="grid gap-4">
      {encoding === 'Windows-1252' && <OldEncoding />}
      <Verdict counts={counts} />
      {changing.isError && (
        <Alert
          tone="danger"
          title="Nothing was imported"
          action={codeOf(changing.error) === 'stale_version' && <Button onClick={onLookAgain}>Look again</Button>}
        >
          {errorText(changing.error)}
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <LineChoice counts={counts} total={total} shown={shown} onShow={setShown} />
        <Button
          variant="primary"
          disabled={counts.fault > 0 || counts.unchanged === total}
          loading={changing.isPending}
          onClick={() => changing.mutate({ file, dryRun })}
        >
          Import this file
        </Button>
      </div>
      <LineTable key={shown} lines={shown === 'all' ? lines : lines.filter(({ outcome }) => outcome === shown)} />
      {lines.length < total && (
        <p className="text-muted">
          Of {total.toLocaleString('en-AU')} lines {lines.length.toLocaleString('en-AU')} are listed; those to put right
          come first.
        </p>
      )}
    </section>
  )
}

const Done = ({ imported }: { imported: Imported }) => (
  <EmptyState
    icon={CircleCheck}
    title={doneWords(imported)}
    action={<ButtonLink to={paths.adminSpecialists}>See the specialists</ButtonLink>}
  >
    Referrers find new specialists once they are listed.
  </EmptyState>
)

const OldEncoding = () => (
  <Alert tone="warning" title="This file is not in Unicode">
    It was read as Windows-1252, which Excel writes. Look at names with accents before you import it.
  </Alert>
)

interface LineChoiceProps {
  counts: ImportDryRun['counts']
  total: number
  shown: Shown
  onShow: (shown: Shown) => void
}

function LineChoice({ counts, total, shown, onShow }: LineChoiceProps) {
  const label = (name: string, count: number) => `${name} ${count.toLocaleString('en-AU')}`
  const present = order.filter((outcome) => counts[outcome] > 0)
  return (
    <Segments<Shown>
      label="Which lines"
      value={shown}
      options={[
        { value: 'all' as const, label: label('All', total) },
        ...present.map((value) => ({ value, label: label(names[value], counts[value]) })),
      ]}
      onChange={onShow}
    />
  )
}

const Verdict = ({ counts }: Pick<ImportDryRun, 'counts'>) =>
  counts.fault > 0 ? (
    <Alert tone="warning" title={verdictOf(counts)}>
      Put right what is marked, then choose the file again. A file is imported whole or not at all.
    </Alert>
  ) : (
    <Alert title={verdictOf(counts)}>Nothing has been changed yet.</Alert>
  )
