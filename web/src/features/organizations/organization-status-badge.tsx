import type { OrganizationStatus } from '@medinotes/shared/access'
import { CircleCheck, CirclePause, Hourglass, type LucideIcon } from 'lucide-react'
import { Badge, type Tone } from '../../components/badge.tsx'

export const statusLooks: Record<OrganizationStatus, { label: string; tone: Tone; icon: LucideIcon }> = {
  active: { label: 'Active', tone: 'success', icon: CircleCheck },
  pending: { label: 'Waits for approval', tone: 'warning', icon: Hourglass },
  suspended: { label: 'Suspended', tone: 'danger', icon: CirclePause },
}

export function OrganizationStatusBadge({ status }: { status: OrganizationStatus }) {
  const { label, tone, icon } = statusLooks[status]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
