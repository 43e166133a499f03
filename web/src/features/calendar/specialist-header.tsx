import type { Calendar } from '@medinotes/shared/calendars'
import { formatTime, readsTheSame } from '../../lib/dates.ts'
import { instantOf } from './wall-clock.ts'

interface SpecialistHeaderProps {
  specialist: Calendar['specialists'][number]
  date: string
  ownZone: string
}

/** Who the column is of, and what the viewer's clock says at nine there where it says something else. */
export function SpecialistHeader({ specialist: { name, specialty, timeZone }, date, ownZone }: SpecialistHeaderProps) {
  const nine = instantOf(`${date}T09:00`, timeZone)
  return (
    <div className="sticky top-0 z-10 border-b border-l border-line bg-raised px-3 py-2 text-sm">
      <h3 className="truncate font-medium">{name}</h3>
      <p className="truncate text-xs text-muted">{specialty}</p>
      {!readsTheSame(nine, timeZone) && (
        <p className="text-xs text-muted">
          {formatTime(nine, timeZone)} is {formatTime(nine, ownZone)}
        </p>
      )}
    </div>
  )
}
