import { type Analytics, usualWeeks } from '@medinotes/shared/analytics'
import { X } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { DateRangeFields } from '../../components/date-range-fields.tsx'
import { Field } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { Select } from '../../components/select.tsx'
import type { AnalyticsFilterState } from './analytics-filters.ts'

const lengths = [
  { weeks: 4, label: 'Last 4 weeks' },
  { weeks: usualWeeks, label: 'Last 13 weeks' },
  { weeks: 26, label: 'Last 26 weeks' },
  { weeks: 52, label: 'Last 52 weeks' },
]

const grains = [
  { value: 'week', label: 'By week' },
  { value: 'four-weeks', label: 'By 4 weeks' },
] as const

interface AnalyticsToolbarProps {
  state: AnalyticsFilterState
  analytics: Analytics | undefined
}

/** Which weeks, how they are gathered, and whose. */
export function AnalyticsToolbar({ state, analytics }: AnalyticsToolbarProps) {
  const { filters, isNarrowed, change, clear } = state
  return (
    <search className="mb-5 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <RangeChoice state={state} />
      <DateRangeFields
        labels={{ from: 'From', to: 'To' }}
        range={analytics?.range ?? filters}
        onChange={(end, date) => {
          const range = { ...analytics?.range, [end]: date }
          change({ from: range.from ?? '', to: range.to ?? '', weeks: '' })
        }}
        className="sm:w-40"
      />
      {(analytics?.people.length ?? 0) > 1 && (
        <Field label="Whose" className="col-span-2 sm:w-52">
          <Select value={filters.personId ?? ''} onChange={(event) => change({ personId: event.target.value })}>
            <option value="">Everybody’s</option>
            {analytics?.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="col-span-2">
        <Segments label="Periods" value={filters.by} options={grains} onChange={(by) => change({ by })} />
      </div>
      {isNarrowed && (
        <Button variant="ghost" icon={X} onClick={clear} className="col-span-2">
          Clear
        </Button>
      )}
    </search>
  )
}

function RangeChoice({ state: { filters, change } }: { state: AnalyticsFilterState }) {
  const isChosen = filters.from !== undefined
  return (
    <Field label="Weeks" className="col-span-2 sm:w-44">
      <Select
        value={isChosen ? '' : String(filters.weeks)}
        onChange={(event) => change({ weeks: event.target.value, from: '', to: '' })}
      >
        {isChosen && <option value="">Chosen dates</option>}
        {lengths.map(({ weeks, label }) => (
          <option key={weeks} value={weeks}>
            {label}
          </option>
        ))}
        {!isChosen && !lengths.some(({ weeks }) => weeks === filters.weeks) && (
          <option value={filters.weeks}>Last {filters.weeks} weeks</option>
        )}
      </Select>
    </Field>
  )
}
