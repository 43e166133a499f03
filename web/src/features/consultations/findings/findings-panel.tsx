import type { Consultation } from '@medinotes/shared/consultations'
import { CircleCheck } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { errorText } from '../../../lib/api-error.ts'
import { useElementShortcuts } from '../../../lib/use-shortcuts.ts'
import { useNoteEditing } from '../editing/note-editing.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { FindingRow } from './finding-row.tsx'
import { type FindingItem, findingItems } from './finding-items.ts'
import { SettledFindings } from './settled-findings.tsx'
import { useFindingActions } from './use-finding-actions.ts'

interface FindingsPanelProps {
  consultation: Consultation
  className?: string
}

/** What the clinician has to settle before signing: sentences that the notes do not bear out, and what the draft left out. */
export function FindingsPanel({ consultation, className }: FindingsPanelProps) {
  const items = useMemo(() => findingItems(consultation), [consultation])
  const open = items.filter(({ isSettled }) => !isSettled)
  const { mayEdit } = useNoteEditing()
  const actions = useFindingActions(consultation)
  const [accepting, setAccepting] = useState<FindingItem | null>(null)
  const walkFindings = useElementShortcuts('What is to check', shortcuts)
  const isChecked = consultation.sections.some(({ sentences }) => sentences.length > 0)
  if (!isChecked && items.length === 0) return null
  const rows = (list: readonly FindingItem[]) =>
    list.map((item) => (
      <FindingRow
        key={item.id}
        item={item}
        sections={consultation.sections}
        actions={mayEdit ? actions : null}
        onAccept={() => setAccepting(item)}
      />
    ))
  const ofSentences = open.filter(({ omission }) => omission === null)
  const ofNotes = open.filter(({ omission }) => omission !== null)
  return (
    // Its rows are the controls; this only moves the focus between them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the section itself takes no focus
    <section
      aria-label="To check"
      id="findings"
      onKeyDown={walkFindings}
      className={classNames(
        'grid scroll-mt-20 gap-5 rounded-md border border-line bg-raised px-5 py-4 lg:max-h-1/2 lg:shrink-0 lg:overflow-y-auto',
        // Below the draft on a phone: there is nothing to do about it.
        open.length === 0 && 'max-lg:order-last',
        className,
      )}
    >
      {open.length === 0 && <AllClear wasSettled={items.length > 0} />}
      {actions.problem !== null && actions.problem !== undefined && (
        <Alert tone="danger" title="The text was not changed">
          {errorText(actions.problem)}
        </Alert>
      )}
      {ofSentences.length > 0 && (
        <FindingList title="In the draft but not in your notes">{rows(ofSentences)}</FindingList>
      )}
      {ofNotes.length > 0 && <FindingList title="In your notes but not in the draft">{rows(ofNotes)}</FindingList>}
      <SettledFindings items={items} reopen={mayEdit ? actions.reopen : null} />
      {accepting && <AcceptDialog item={accepting} accept={actions.accept} onClose={() => setAccepting(null)} />}
    </section>
  )
}

const FindingList = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-2">
    <h2 className="text-sm">{title}</h2>
    <ul className="grid gap-1">{children}</ul>
  </div>
)

const AllClear = ({ wasSettled }: { wasSettled: boolean }) => (
  <p className="flex items-start gap-2.5">
    <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
    <span>
      <span className="block font-medium">{wasSettled ? 'Everything is settled' : 'Checked against your notes'}</span>
      <span className="text-muted">
        {wasSettled
          ? 'What was let stand is listed below with its reason.'
          : 'No unsupported sentence and no omission was found. Point at a sentence to see its source.'}
      </span>
    </span>
  </p>
)

/** From finding to finding; Tab goes to what can be done about one. */
const walk = (step: number) => (event: KeyboardEvent<HTMLElement>) => {
  if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding]')]
  const present = rows.findIndex((row) => row.parentElement?.contains(document.activeElement))
  const next = rows[present === -1 ? 0 : present + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

const shortcuts = [
  { keys: ['j', 'ArrowDown'], words: 'Next to check', act: walk(1) },
  { keys: ['k', 'ArrowUp'], words: 'The one before', act: walk(-1) },
]
