import type { NoticeStatus } from '@medinotes/shared/notices'
import { Badge } from '../../components/badge.tsx'
import { lookOf } from './notice-words.ts'

export function NoticeStatusBadge({ status }: { status: NoticeStatus }) {
  const { label, tone, icon } = lookOf(status)
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
