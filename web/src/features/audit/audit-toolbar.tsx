import { auditGroups, auditSubjectTypes } from '@medinotes/shared/audit-actions'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { DateRangeFields } from '../../components/date-range-fields.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { classNames } from '../../lib/class-names.ts'
import { useMay } from '../auth/account.queries.ts'
import { everyMemberQuery } from '../organizations/organization.queries.ts'
import type { AuditFilterState } from './audit-filters.ts'
import { groupLooks, subjectLabels } from './audit-words.ts'

/** A phone shows the trail first and these on demand. */
export function AuditToolbar({ state }: { state: AuditFilterState }) {
  const { filters, setFilter, clear } = state
  const narrowing = Object.keys(filters).length
  const [isOpen, setOpen] = useState(narrowing > 0)
  return (
    <search className="mb-5 grid gap-3">
      <Button
        icon={SlidersHorizontal}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="justify-self-start sm:hidden"
      >
        Filters{narrowing > 0 && ` (${narrowing})`}
      </Button>
      <div className={classNames('grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap', !isOpen && 'max-sm:hidden')}>
        <Choices {...state} />
        <DateRangeFields labels={{ from: 'From', to: 'To' }} range={filters} onChange={setFilter} className="sm:w-40" />
        {filters.subjectId && (
          <Button icon={X} onClick={() => setFilter('subjectId', '')} className="max-sm:col-span-2">
            One thing only
          </Button>
        )}
        {narrowing > 0 && (
          <Button variant="ghost" icon={X} onClick={clear} className="col-span-2">
            Clear
          </Button>
        )}
      </div>
    </search>
  )
}

function Choices({ filters, setFilter }: AuditFilterState) {
  const operates = useMay('platform:read')
  return (
    <>
      {operates && (
        <Field label="Trail of" className="col-span-2 sm:w-44">
          <Select value={filters.chain ?? ''} onChange={(event) => setFilter('chain', event.target.value)}>
            <option value="">This organisation</option>
            <option value="installation">The installation</option>
          </Select>
        </Field>
      )}
      <Who filters={filters} setFilter={setFilter} />
      <Field label="What" className="sm:w-48">
        <Select value={filters.action ?? ''} onChange={(event) => setFilter('action', event.target.value)}>
          <option value="">Everything</option>
          {auditGroups.map((group) => (
            <option key={group} value={group}>
              {groupLooks[group].label}
            </option>
          ))}
          {filters.action?.includes('.') && <option value={filters.action}>{filters.action}</option>}
        </Select>
      </Field>
      <Field label="Done to" className="max-sm:col-span-2 sm:w-44">
        <Select value={filters.subjectType ?? ''} onChange={(event) => setFilter('subjectType', event.target.value)}>
          <option value="">Anything</option>
          {auditSubjectTypes.map((type) => (
            <option key={type} value={type}>
              {subjectLabels[type]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}

type FilterProps = Pick<AuditFilterState, 'filters' | 'setFilter'>

function Who({ filters, setFilter }: FilterProps) {
  const { data: actors = [] } = useQuery(everyMemberQuery)
  const people = actors.map(({ personId, name }) => ({ id: personId, name }))
  return (
    <Field label="Who" className="sm:w-48">
      <Choice
        options={people}
        value={filters.personId ?? ''}
        none="Anybody"
        otherwise="Not a member any more"
        findLabel="Find somebody"
        onChange={(id) => setFilter('personId', id)}
      />
    </Field>
  )
}
