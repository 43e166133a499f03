import type { Booking, Charge } from '@medinotes/shared/booking-views'
import { CalendarClock, CalendarX } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { ClockLines } from './clock-lines.tsx'

interface FeeCardProps {
  booking: Booking
  onMove: () => void
  onCancel: () => void
}

/** What it costs, what changing it costs and until when, with the buttons right there. */
export function FeeCard({ booking, onMove, onCancel }: FeeCardProps) {
  const { charges, actions } = booking
  return (
    <Card className="grid gap-5">
      <CardHeader title="Fee and deadlines" className="mb-0" />
      <ClockLines booking={booking} />
      {charges.length > 0 && <Charges charges={charges} timeZone={booking.timeZone} />}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {actions.includes('reschedule') && (
          <Button icon={CalendarClock} onClick={onMove}>
            Move
          </Button>
        )}
        {actions.includes('cancel') && (
          <Button variant="danger" icon={CalendarX} onClick={onCancel}>
            Cancel examination
          </Button>
        )}
      </div>
    </Card>
  )
}

const chargeNames: Record<Charge['kind'], string> = {
  cancellation: 'Cancellation',
  reschedule: 'Move',
  'no-show': 'Did not attend',
}

const Charges = ({ charges, timeZone }: { charges: readonly Charge[]; timeZone: string }) => (
  <div className="grid gap-2">
    <h3 className="text-sm text-muted">Charged</h3>
    <ul className="grid gap-2">
      {charges.map(({ kind, feeCents, at }) => (
        <li key={`${kind} ${at}`} className="flex items-baseline justify-between gap-4">
          <span>
            {chargeNames[kind]} <span className="tabular block text-xs text-muted">{formatInstant(at, timeZone)}</span>
          </span>
          <span className="tabular font-medium">{formatCents(feeCents)}</span>
        </li>
      ))}
    </ul>
  </div>
)
