import { consultationStatuses, patientNameMaxLength } from '@medinotes/shared/consultations'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { DateRangeFields } from '../../components/date-range-fields.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { classNames } from '../../lib/class-names.ts'
import { templatesQuery } from '../templates/template.queries.ts'
import type { useHistoryFilters } from './history-filters.ts'
import { statusLooks } from './status-badge.tsx'

type History = ReturnType<typeof useHistoryFilters>

export function HistoryToolbar({ history }: { history: History }) {
  const { filters, typed, setTyped, setFilter, clear } = history
  const narrowing = [filters.status, filters.template, filters.tasks, filters.from, filters.to].filter(Boolean).length
  const [isOpen, setOpen] = useState(narrowing > 0)
  return (
    <search className="mb-5 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:flex lg:flex-wrap">
      <Field
        label="Patient’s name"
        className="col-span-2 sm:col-span-3 lg:w-52"
        aside={
          <Button
            variant="ghost"
            size="sm"
            icon={SlidersHorizontal}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="-my-3 -mr-2.5 max-sm:max-w-none sm:hidden"
          >
            Filters{narrowing > 0 && ` (${narrowing})`}
          </Button>
        }
      >
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
      <NarrowingFilters filters={filters} setFilter={setFilter} className={isOpen ? '' : 'max-sm:hidden'} />
      {Object.keys(filters).length > 0 && (
        <Button variant="ghost" icon={X} onClick={clear} className="col-span-2 sm:col-span-1">
          Clear
        </Button>
      )}
    </search>
  )
}

interface NarrowingFiltersProps extends Pick<History, 'filters' | 'setFilter'> {
  className: string
}

/** A phone shows the list first and these on demand; everywhere else they have room beside the search. */
const NarrowingFilters = ({ filters, setFilter, className }: NarrowingFiltersProps) => (
  <>
    <Field label="Status" className={classNames('col-span-2 sm:col-span-1 lg:w-36', className)}>
      <Select value={filters.status ?? ''} onChange={(event) => setFilter('status', event.target.value)}>
        <option value="">Any</option>
        {consultationStatuses.map((status) => (
          <option key={status} value={status}>
            {statusLooks[status].label}
          </option>
        ))}
      </Select>
    </Field>
    <TemplateFilter filters={filters} setFilter={setFilter} className={className} />
    <Field label="Tasks" className={classNames('lg:w-32', className)}>
      <Select value={filters.tasks ?? ''} onChange={(event) => setFilter('tasks', event.target.value)}>
        <option value="">Any</option>
        <option value="open">Open ones</option>
      </Select>
    </Field>
    <DateRangeFields
      labels={{ from: 'Visit from', to: 'Visit to' }}
      range={filters}
      onChange={setFilter}
      className={classNames('lg:w-40', className)}
    />
  </>
)

function TemplateFilter({ filters, setFilter, className }: NarrowingFiltersProps) {
  const { data: templates } = useQuery(templatesQuery())
  return (
    <Field label="Template" className={classNames('lg:w-36', className)}>
      <Select value={filters.template ?? ''} onChange={(event) => setFilter('template', event.target.value)}>
        <option value="">Any</option>
        {templates?.items.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
