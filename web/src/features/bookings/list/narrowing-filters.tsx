import { useQuery } from '@tanstack/react-query'
import { Choice } from '../../../components/choice.tsx'
import { DateRangeFields } from '../../../components/date-range-fields.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { useMe } from '../../auth/account.queries.ts'
import { listedSpecialistsQuery, ownSpecialistsQuery } from '../../scheduling/scheduling.queries.ts'
import { statusLooks } from '../booking-words.ts'
import type { BookingFilterState } from './booking-filters.ts'
import { statusesOf } from './booking-views.ts'

export function NarrowingFilters({ state }: { state: BookingFilterState }) {
  const { view, chosen, setFilter } = state
  const statuses = statusesOf(view)
  return (
    <>
      {statuses.length > 0 && (
        <Field label="Status" className="lg:w-44">
          <Select value={chosen.status ?? ''} onChange={(event) => setFilter('status', event.target.value)}>
            <option value="">Any</option>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {statusLooks[status].label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <SpecialistFilter state={state} />
      <DateRangeFields labels={{ from: 'From', to: 'To' }} range={chosen} onChange={setFilter} className="lg:w-40" />
      <Field label="Paperwork" className="lg:w-36">
        <Select value={chosen.paperwork ?? ''} onChange={(event) => setFilter('paperwork', event.target.value)}>
          <option value="">Any</option>
          <option value="missing">Missing</option>
        </Select>
      </Field>
      <OrderFilter state={state} />
    </>
  )
}

function OrderFilter({ state: { chosen, filters, setFilter } }: { state: BookingFilterState }) {
  return (
    <Field label="Order" className="lg:w-40">
      <Select
        value={chosen.order ?? filters.order ?? 'earliest'}
        onChange={(event) => setFilter('order', event.target.value)}
      >
        <option value="earliest">Earliest first</option>
        <option value="latest">Latest first</option>
      </Select>
    </Field>
  )
}

/** A specialist sees their own bookings only and has nobody to choose. */
function SpecialistFilter({ state: { chosen, setFilter } }: { state: BookingFilterState }) {
  const { role } = useMe()
  const { data: specialists = [] } = useQuery({
    ...(role === 'admin' ? ownSpecialistsQuery : listedSpecialistsQuery),
    enabled: role !== 'specialist',
  })
  if (role === 'specialist') return null
  return (
    <Field label="Specialist" className="lg:w-52">
      <Choice
        options={specialists}
        value={chosen.specialistId ?? ''}
        none="Any"
        otherwise="Somebody else"
        findLabel="Find a specialist"
        onChange={(id) => setFilter('specialistId', id)}
      />
    </Field>
  )
}
