import type { Disclosure } from '@medinotes/shared/disclosures'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { Dialog } from '../../../components/dialog.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { kindWords } from './kind-words.ts'
import { sentQuery } from './sent.queries.ts'

const purposes: Record<Disclosure['purpose'], string> = {
  note: 'For the whole note',
  section: 'For one section',
  letter: 'For a letter to the patient',
}

/** Word for word what an AI service was sent of a note. */
export function SentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const list = useInfiniteQuery(sentQuery(id))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="What was sent"
      description="Exactly what left for an AI service, with identifiers hidden; written down before it left."
      className="max-w-3xl"
      focusesItself
    >
      <PagedList
        list={list}
        names={{ one: 'sending', many: 'sendings', these: 'What was sent' }}
        skeletonRows={2}
        empty={
          <EmptyState icon={ShieldCheck} title="Nothing was sent">
            This note was written without an AI service. Nothing of it left.
          </EmptyState>
        }
      >
        {(items) => (
          <ol className="grid gap-3">
            {items.map((disclosure, index) => (
              <li key={disclosure.id}>
                <Sending disclosure={disclosure} isOpen={index === 0} />
              </li>
            ))}
          </ol>
        )}
      </PagedList>
    </Dialog>
  )
}

const countText = (hidden: Disclosure['hidden']) =>
  hidden.length === 0
    ? 'Besides patient and clinician nothing had to be hidden.'
    : `Hidden besides patient and clinician: ${hidden.map(({ kind, count }) => `${kindWords[kind]} (${count})`).join(', ')}.`

function Sending({ disclosure, isOpen }: { disclosure: Disclosure; isOpen: boolean }) {
  const { purpose, sentAt, host, model, hidden, sha256, instructions, input } = disclosure
  return (
    <details open={isOpen} className="rounded-md border border-line px-4 py-3">
      <summary className="cursor-pointer">
        <span className="font-medium">{purposes[purpose]}</span>{' '}
        <span className="text-muted">
          {formatInstant(sentAt)}, {model} at {host}
        </span>
      </summary>
      <div className="mt-3 grid gap-3">
        <p className="text-muted">{countText(hidden)}</p>
        <p className="rounded-md bg-sunken px-4 py-3 leading-relaxed break-words whitespace-pre-wrap">{input}</p>
        <details>
          <summary className="cursor-pointer text-sm">The instructions that went along</summary>
          <p className="mt-2 rounded-md bg-sunken px-4 py-3 text-xs leading-relaxed break-words whitespace-pre-wrap">
            {instructions}
          </p>
        </details>
        <p className="flex flex-wrap items-center gap-1 text-xs text-muted">
          SHA-256 <span className="font-mono break-all">{sha256}</span>
          <CopyButton text={() => sha256} variant="ghost" size="sm" aria-label="Copy the hash of what was sent">
            Copy
          </CopyButton>
        </p>
      </div>
    </details>
  )
}
