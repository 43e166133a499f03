import type { ScheduleException, SpecialistSettings } from '@medinotes/shared/scheduling'
import { useSuspenseQuery } from '@tanstack/react-query'
import { CalendarOff, CalendarPlus, TreePalm } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { exceptionsQuery } from '../schedule.queries.ts'
import { placesQuery } from '../scheduling.queries.ts'
import { ExceptionDialog } from './exception-dialog.tsx'
import { exceptionText } from './exception-text.ts'
import { RemoveException } from './remove-exception.tsx'

interface ExceptionsCardProps {
  specialist: Pick<SpecialistSettings, 'id' | 'timeZone'>
}

/** Days off, and sessions outside of the weekly hours. */
export function ExceptionsCard({ specialist }: ExceptionsCardProps) {
  const exceptions = useSuspenseQuery(exceptionsQuery(specialist.id)).data.items
  const [adding, setAdding] = useState<ScheduleException['kind'] | null>(null)
  return (
    <Card aria-label="Leave and extra sessions">
      <CardHeader
        title="Leave and extra sessions"
        description="What is booked during a new leave stays booked until it is moved or cancelled."
        className="flex-wrap"
      >
        <span className="flex flex-wrap gap-2">
          <Button icon={CalendarOff} onClick={() => setAdding('leave')}>
            Add leave
          </Button>
          <Button icon={CalendarPlus} onClick={() => setAdding('extra')}>
            Add an extra session
          </Button>
        </span>
      </CardHeader>
      {exceptions.length === 0 ? (
        <EmptyState icon={TreePalm} title="Nothing planned">
          Add leave for days off, or an extra session outside of the weekly hours.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {exceptions.map((exception) => (
            <ExceptionItem key={exception.id} exception={exception} specialist={specialist} />
          ))}
        </ul>
      )}
      {adding && <ExceptionDialog kind={adding} specialist={specialist} onClose={() => setAdding(null)} />}
    </Card>
  )
}

interface ExceptionItemProps extends ExceptionsCardProps {
  exception: ScheduleException
}

function ExceptionItem({ exception, specialist }: ExceptionItemProps) {
  const places = useSuspenseQuery(placesQuery).data.items
  const place = places.find(({ id }) => id === exception.placeId)
  const isLeave = exception.kind === 'leave'
  const text = exceptionText(exception, place?.timeZone ?? specialist.timeZone)
  return (
    <li className="flex items-center gap-x-4 py-2.5">
      <div className="grid min-w-0 flex-1 items-center gap-x-4 gap-y-1.5 sm:grid-cols-[auto_1fr]">
        <Badge
          tone={isLeave ? 'neutral' : 'accent'}
          icon={isLeave ? CalendarOff : CalendarPlus}
          className="justify-self-start"
        >
          {isLeave ? 'Leave' : 'Extra session'}
        </Badge>
        <div>
          <p className="tabular">{text}</p>
          <p className="text-muted">
            {[isLeave ? null : (place?.name ?? 'Telehealth'), exception.note].filter(Boolean).join(', ')}
          </p>
        </div>
      </div>
      <RemoveException specialistId={specialist.id} exception={exception} name={text} />
    </li>
  )
}
