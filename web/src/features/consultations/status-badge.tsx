import type { ConsultationStatus } from '@medinotes/shared/consultations'
import { CircleAlert, CirclePause, FilePen, LoaderCircle, Signature, type LucideIcon } from 'lucide-react'
import { Badge, type Tone } from '../../components/badge.tsx'

interface StatusLook {
  label: string
  tone: Tone
  icon: LucideIcon
}

export const statusLooks: Record<ConsultationStatus, StatusLook> = {
  generating: { label: 'Being written', tone: 'info', icon: LoaderCircle },
  interrupted: { label: 'Interrupted', tone: 'warning', icon: CirclePause },
  failed: { label: 'Failed', tone: 'danger', icon: CircleAlert },
  draft: { label: 'Draft', tone: 'accent', icon: FilePen },
  signed: { label: 'Signed', tone: 'success', icon: Signature },
}

export function StatusBadge({ status }: { status: ConsultationStatus }) {
  const { label, tone, icon } = statusLooks[status]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
