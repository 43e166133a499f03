import type { Calendar } from '@medinotes/shared/calendars'
import { Clock } from 'lucide-react'
import { useState } from 'react'
import { readsTheSame } from '../../lib/dates.ts'

/** Says whose clock counts, where it is not everybody's. */
export function ZoneLine({ specialists }: Pick<Calendar, 'specialists'>) {
  const [now] = useState(() => new Date().toISOString())
  const elsewhere = new Set(specialists.map(({ timeZone }) => timeZone).filter((zone) => !readsTheSame(now, zone)))
  if (elsewhere.size === 0) return null
  const cities = [...elsewhere].map((zone) => zone.split('/').at(-1)?.replaceAll('_', ' '))
  return (
    <p className="mb-3 flex items-center gap-2 text-muted">
      <Clock aria-hidden className="size-4 shrink-0" />
      Times are those where the examination is. In{' '}
      {new Intl.ListFormat('en-AU').format(cities.filter((city) => city !== undefined))} clocks differ from yours; a
      booking that you open shows both.
    </p>
  )
}
