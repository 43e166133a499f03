import type { Document, DocumentStatus } from '@medinotes/shared/documents'
import { BadgeCheck, CircleCheck, EyeOff, type LucideIcon, ScanSearch, ShieldAlert, Trash2 } from 'lucide-react'
import { Badge, type Tone } from '../../../components/badge.tsx'
import { flagWords } from '../document-words.ts'

interface Look {
  label: string
  tone: Tone
  icon: LucideIcon
}

const looks: Record<Exclude<DocumentStatus, 'clean'>, Look> = {
  scanning: { label: 'Being checked', tone: 'info', icon: ScanSearch },
  quarantined: { label: 'Held back', tone: 'warning', icon: ShieldAlert },
  destroyed: { label: 'Deleted', tone: 'neutral', icon: Trash2 },
}

function lookOf({ status, shared, releasedAt }: Document): Look {
  if (status !== 'clean') return looks[status]
  if (!shared) return { label: 'Not shared yet', tone: 'neutral', icon: EyeOff }
  if (releasedAt !== null) return { label: 'Released', tone: 'success', icon: BadgeCheck }
  return { label: 'Checked', tone: 'success', icon: CircleCheck }
}

export function DocumentStatusBadge({ document }: { document: Document }) {
  const { label, tone, icon } = lookOf(document)
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}

/** Why it is held back, as a sentence; null where it is not. */
export function heldBackText({ status, flags }: Document) {
  if (status !== 'quarantined') return null
  const why = flags.map((flag) => flagWords[flag]).join(', and ')
  return why ? `Held back: ${why}. Somebody of the practice decides.` : 'Somebody of the practice decides on it.'
}
