import type { WaitlistEntry } from '@medinotes/shared/waitlist'
import { ArrowRight } from 'lucide-react'
import { paths } from '../../../app/paths.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { formatDate, formatInstant, formatTime } from '../../../lib/dates.ts'
import { useSecondsUntil } from '../../auth/use-countdown.ts'
import { modalityNames, waitlistStatusLabels } from '../booking-words.ts'

interface WaitlistRowProps {
  entry: WaitlistEntry
  onLeave: () => void
}

export function WaitlistRow({ entry, onLeave }: WaitlistRowProps) {
  const { examTypeName, status, offer } = entry
  return (
    <li>
      <Card className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="grid gap-1.5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h2 className="text-base font-medium">{examTypeName}</h2>
            <Badge tone={offer ? 'accent' : 'neutral'}>{waitlistStatusLabels[status]}</Badge>
          </div>
          <p className="text-muted">{wantedText(entry)}</p>
          <p className="text-xs text-muted">Joined {formatInstant(entry.joinedAt)}</p>
          {offer && <Offer offer={offer} />}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onLeave}>Leave</Button>
          {offer && (
            <ButtonLink to={paths.continueBooking(offer.bookingId)} variant="primary" icon={ArrowRight}>
              Continue
            </ButtonLink>
          )}
        </div>
      </Card>
    </li>
  )
}

function wantedText({ specialistName, modality, state, from, to }: WaitlistEntry) {
  const where = [modality && modalityNames[modality].toLowerCase(), state && `in ${state}`].filter(Boolean).join(' ')
  const who = specialistName ?? 'any specialist'
  return `With ${who}${where && `, ${where}`}, ${formatDate(from)} to ${formatDate(to)}`
}

function Offer({ offer: { startsAt, timeZone, heldUntil } }: { offer: NonNullable<WaitlistEntry['offer']> }) {
  const seconds = useSecondsUntil(Date.parse(heldUntil))
  return (
    <p className="tabular mt-1">
      <span className="font-medium">{formatInstant(startsAt, timeZone)}</span> is kept for you until{' '}
      {formatTime(heldUntil)}{' '}
      <span role="timer" className="text-muted">
        ({leftText(seconds)} left)
      </span>
    </p>
  )
}

function leftText(seconds: number) {
  const pad = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  return `${hours > 0 ? `${hours}:` : ''}${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}
