import type { BookingStatus } from '@medinotes/shared/bookings'
import { Badge } from '../../components/badge.tsx'
import { statusLooks } from './booking-words.ts'

export function BookingStatusBadge({ status }: { status: BookingStatus }) {
  const { label, tone, icon } = statusLooks[status]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
