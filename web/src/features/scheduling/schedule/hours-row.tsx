import type { Place, WorkingHours } from '@medinotes/shared/scheduling'
import { Trash2 } from 'lucide-react'
import { IconButton } from '../../../components/icon-button.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { PlaceOptions } from '../place-options.tsx'
import type { HoursRow, RowProblems } from './hours-rows.ts'
import { RowField } from './row-field.tsx'
import { weekdayName, weekdays } from './weekdays.ts'

interface HoursRowProps {
  row: HoursRow
  places: readonly Place[]
  problems: RowProblems | undefined
  onChange: (change: Partial<WorkingHours>) => void
  onRemove: () => void
}

export const rowColumns =
  'min-[85rem]:grid-cols-[8rem_minmax(7rem,1fr)_8rem_8rem_9rem_9rem_9rem_2.25rem] grid-cols-2 sm:grid-cols-4'

export function HoursRowFields(props: HoursRowProps) {
  const { row, onRemove } = props
  const name = `${weekdayName(row.weekday)}, ${row.from} to ${row.to}`
  return (
    <fieldset
      aria-label={name}
      className={`relative grid min-w-0 items-start gap-2 ${rowColumns} max-[85rem]:rounded-md max-[85rem]:border max-[85rem]:border-line max-[85rem]:p-3`}
    >
      <DayAndPlace {...props} />
      <Typed {...props} name="from" label="From" type="time" />
      <Typed {...props} name="to" label="To" type="time" />
      <HowOften {...props} />
      <Typed {...props} name="validFrom" label="First week" type="date" />
      <Typed {...props} name="validUntil" label="Until (optional)" type="date" />
      <IconButton
        icon={Trash2}
        label={`Remove ${name}`}
        onClick={onRemove}
        className="self-end justify-self-end max-sm:col-span-full sm:col-start-4 min-[85rem]:col-start-auto"
      />
    </fieldset>
  )
}

const DayAndPlace = ({ row, places, onChange }: HoursRowProps) => (
  <>
    <RowField label="Day" className="col-span-2 min-[85rem]:col-span-1">
      <Select value={row.weekday} onChange={({ target }) => onChange({ weekday: Number(target.value) })}>
        {weekdays.map((day, index) => (
          <option key={day} value={index + 1}>
            {day}
          </option>
        ))}
      </Select>
    </RowField>
    <RowField label="Where" className="col-span-2 min-[85rem]:col-span-1">
      <Select value={row.placeId ?? ''} onChange={({ target }) => onChange({ placeId: target.value || null })}>
        <PlaceOptions places={places} chosen={row.placeId} />
      </Select>
    </RowField>
  </>
)

const intervals = [1, 2, 3, 4, 5, 6, 7, 8]

const HowOften = ({ row, onChange }: HoursRowProps) => (
  <RowField label="How often" className="col-span-2 min-[85rem]:col-span-1">
    <Select value={row.everyWeeks} onChange={({ target }) => onChange({ everyWeeks: Number(target.value) })}>
      {intervals.map((weeks) => (
        <option key={weeks} value={weeks}>
          {weeks === 1 ? 'Every week' : `Every ${weeks} weeks`}
        </option>
      ))}
    </Select>
  </RowField>
)

interface TypedProps extends HoursRowProps {
  name: 'from' | 'to' | 'validFrom' | 'validUntil'
  label: string
  type: 'time' | 'date'
}

const Typed = ({ row, problems, onChange, name, label, type }: TypedProps) => (
  <RowField label={label} error={problems?.[name]}>
    <Input
      type={type}
      min={name === 'validUntil' ? row.validFrom : undefined}
      value={row[name] ?? ''}
      onChange={({ target: { value } }) => onChange({ [name]: name === 'validUntil' ? value || null : value })}
    />
  </RowField>
)
