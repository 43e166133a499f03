import { consultationStatuses, patientNameMaxLength } from '@medinotes/shared/consultations'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import type { useHistoryFilters } from './history-filters.ts'
import { statusLooks } from './status-badge.tsx'

const searchDelayMs = 250

export function HistoryToolbar({ history }: { history: ReturnType<typeof useHistoryFilters> }) {
  const { filters, typed, setTyped, search, setSearch, setFilter, clear } = history
  useEffect(() => {
    if (typed === search) return undefined
    const timer = setTimeout(() => setSearch(typed), searchDelayMs)
    return () => clearTimeout(timer)
  }, [typed, search, setSearch])
  return (
    <search className="mb-5 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:flex">
      <Field label="Patient’s name" className="col-span-2 sm:col-span-3 lg:w-64">
        <Input
          type="search"
          value={typed}
          maxLength={patientNameMaxLength}
          autoComplete="off"
          spellCheck={false}
          placeholder="Search by name"
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Field label="Status" className="col-span-2 sm:col-span-1 lg:w-40">
        <Select value={filters.status ?? ''} onChange={(event) => setFilter('status', event.target.value)}>
          <option value="">Any</option>
          {consultationStatuses.map((status) => (
            <option key={status} value={status}>
              {statusLooks[status].label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Visit from" className="lg:w-40">
        <Input
          type="date"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(event) => setFilter('from', event.target.value)}
        />
      </Field>
      <Field label="Visit to" className="lg:w-40">
        <Input
          type="date"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(event) => setFilter('to', event.target.value)}
        />
      </Field>
      {Object.keys(filters).length > 0 && (
        <Button variant="ghost" icon={X} onClick={clear} className="col-span-2 sm:col-span-3">
          Clear
        </Button>
      )}
    </search>
  )
}
