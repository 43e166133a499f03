import { Badge } from '../../components/badge.tsx'
import { lookOf, type NoticeState } from './notice-words.ts'

export function NoticeStatusBadge({ notice }: { notice: NoticeState }) {
  const { label, tone, icon } = lookOf(notice)
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
