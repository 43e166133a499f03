import { useSuspenseQuery } from '@tanstack/react-query'
import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { codeOf, errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey, bookingsKey } from '../../bookings/booking-keys.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { saveWorkingWeek } from '../schedule.queries.ts'
import { placesQuery } from '../scheduling.queries.ts'
import type { WorkingWeek } from './hours-card.tsx'
import { HoursRowFields, rowColumns } from './hours-row.tsx'
import { type HoursRow, hoursOf, nextRow, problemsOf, rowsOf } from './hours-rows.ts'
import type { KeptVersion } from './use-kept-version.ts'

interface HoursFormProps {
  specialistId: string
  kept: KeptVersion<WorkingWeek>
}

export function HoursForm({ specialistId, kept }: HoursFormProps) {
  const places = useSuspenseQuery(placesQuery).data.items
  const form = useRows(kept)
  const { rows, problems } = form
  const saving = useChange(saveWeekOf(specialistId), {
    renews: [schedulingKey, availabilityKey, bookingsKey],
    done: () => 'The weekly hours were saved',
  })
  const save = () => {
    if (form.check()) saving.mutate({ version: kept.version, hours: hoursOf(rows) }, { onSuccess: kept.saved })
  }
  return (
    <>
      {saving.isError && (
        <Alert tone="danger" title="The hours were not saved">
          {codeOf(saving.error) === 'stale_version'
            ? 'Somebody saved other hours meanwhile. Look at the note above, then save again.'
            : errorText(saving.error)}
        </Alert>
      )}
      {rows.length === 0 && (
        <EmptyState icon={CalendarClock} title="No weekly hours yet">
          Nobody can book until there are hours, or an extra session below.
        </EmptyState>
      )}
      {rows.length > 0 && <Headings />}
      <div className="grid min-w-0 gap-3 min-[85rem]:gap-2">
        {rows.map((row) => (
          <HoursRowFields
            key={row.key}
            row={row}
            places={places}
            problems={problems.get(row.key)}
            onChange={(change) => form.change(row.key, change)}
            onRemove={() => form.remove(row.key)}
          />
        ))}
      </div>
      <div className="flex flex-wrap justify-between gap-3">
        <Button icon={Plus} onClick={() => form.add(places.find(({ active }) => active)?.id ?? null)}>
          Add hours
        </Button>
        <Button variant="primary" loading={saving.isPending} onClick={save}>
          Save the hours
        </Button>
      </div>
    </>
  )
}

const saveWeekOf = (specialistId: string) => (week: Parameters<typeof saveWorkingWeek>[1]) =>
  saveWorkingWeek(specialistId, week)

/** The rows being typed; what is wrong is said once they were to be saved, and from then on at once. */
function useRows({ shown, setDirty }: KeptVersion<WorkingWeek>) {
  const [rows, setRows] = useState(() => rowsOf(shown.hours))
  const [isChecked, setChecked] = useState(false)
  const put = (next: HoursRow[]) => {
    setRows(next)
    setDirty(true)
  }
  return {
    rows,
    problems: isChecked ? problemsOf(rows) : new Map<string, never>(),
    check() {
      setChecked(true)
      return problemsOf(rows).size === 0
    },
    add: (placeId: string | null) => put([...rows, nextRow(rows, placeId)]),
    change: (key: string, change: Partial<HoursRow>) =>
      put(rows.map((row) => (row.key === key ? { ...row, ...change } : row))),
    remove: (key: string) => put(rows.filter((row) => row.key !== key)),
  }
}

const Headings = () => (
  <div aria-hidden className={`hidden gap-2 text-xs font-medium text-muted min-[85rem]:grid ${rowColumns}`}>
    {['Day', 'Where', 'From', 'To', 'How often', 'First week', 'Until (optional)'].map((name) => (
      <span key={name}>{name}</span>
    ))}
  </div>
)
