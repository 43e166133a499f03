import type { QuarantineItem } from '@medinotes/shared/documents'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { Link } from '../../../components/link.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { kindNames, sizeText } from '../document-words.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { flagExplanations } from './flag-explanations.ts'
import type { Decision } from './quarantine.queries.ts'

/** One document that is held back: why, where it came from, and what to do with it. */
export function HeldRow({ item }: { item: QuarantineItem }) {
  const [decision, setDecision] = useState<Decision | null>(null)
  const { filename, kind, size, flags, bookingId, reference, releasable } = item
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4 first:pt-0 last:border-b-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <p className="font-medium break-words">{filename}</p>
        <p className="text-muted">
          {kindNames[kind]}, {sizeText(size)}, of <Link to={paths.booking(bookingId)}>{reference}</Link>
        </p>
        <ul className="grid gap-1.5">
          {flags.map((flag) => (
            <li key={flag} className="flex gap-2">
              <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
              <span className="max-w-[70ch]">{flagExplanations[flag]}</span>
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted">
          Uploaded by {item.uploadedBy ?? 'the service'}, {item.organizationName}, {formatInstant(item.uploadedAt)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {releasable && (
          <Button aria-label={`Let out: ${filename}`} onClick={() => setDecision('release')}>
            Let out
          </Button>
        )}
        <Button variant="danger" aria-label={`Destroy: ${filename}`} onClick={() => setDecision('destroy')}>
          Destroy
        </Button>
      </div>
      {decision && <DecideDialog item={item} decision={decision} onClose={() => setDecision(null)} />}
    </li>
  )
}
