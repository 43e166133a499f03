import type { Booking } from '@medinotes/shared/booking-views'
import { Download } from 'lucide-react'
import { useMutation } from '@tanstack/react-query'
import { toast } from '../../../lib/toast.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatDayOf, formatTimes, formatUntil, ownZone, readsTheSame } from '../../../lib/dates.ts'
import { useNow } from '../../../lib/use-now.ts'
import { saveCalendarFile } from '../booking.queries.ts'
import { modalityNames } from '../booking-words.ts'
import { Facts } from './facts.tsx'

/** The time first, then with whom and where. */
export function WhenCard({ booking }: { booking: Booking }) {
  const { startsAt, endsAt, timeZone, specialistName, specialty, examTypeName, practiceName, modality } = booking
  const isAhead = Date.parse(startsAt) > useNow(60_000)
  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="tabular grid gap-0.5">
          <h2 className="text-lg">{formatDayOf(startsAt, timeZone)}</h2>
          <p>
            {formatTimes(startsAt, endsAt, timeZone)}
            {isAhead && <span className="text-muted"> ({formatUntil(startsAt, timeZone)})</span>}
          </p>
          {!readsTheSame(startsAt, timeZone) && (
            <p className="text-muted">{formatTimes(startsAt, endsAt, ownZone())} where you are</p>
          )}
        </div>
        {booking.status === 'confirmed' && <CalendarFileButton booking={booking} />}
      </div>
      <Facts
        facts={[
          ['Examination', examTypeName],
          ['Specialist', `${specialistName}, ${specialty}`],
          ['Practice', practiceName],
          ['How', modalityNames[modality]],
          ['Where', modality === 'in-person' ? booking.location : null],
          ['Getting there', booking.directions],
        ]}
      />
    </Card>
  )
}

function CalendarFileButton({ booking: { id, reference } }: { booking: Booking }) {
  const save = useMutation({
    mutationFn: () => saveCalendarFile(id, reference),
    onSuccess: (name) =>
      toast.success(`Saved as ${name}`, { description: 'Open it to add the time to your calendar.' }),
    onError: (error) => toast.error('The calendar file was not saved', { description: errorText(error) }),
  })
  return (
    <Button size="sm" icon={Download} loading={save.isPending} onClick={() => save.mutate()}>
      Add to calendar
    </Button>
  )
}
