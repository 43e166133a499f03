import { australianStates } from '@medinotes/shared/scheduling'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Choice } from '../../../components/choice.tsx'
import { DateRangeFields } from '../../../components/date-range-fields.tsx'
import { Field } from '../../../components/field.tsx'
import { Segments } from '../../../components/segments.tsx'
import { Select } from '../../../components/select.tsx'
import { Button } from '../../../components/button.tsx'
import { stateNames } from '../../scheduling/state-zones.ts'
import { FirmChoice } from './firm-choice.tsx'
import type { SearchAddressState } from './search-address.ts'
import type { SearchChoices } from './search-choices.ts'

interface SearchFiltersProps {
  search: SearchAddressState
  choices: SearchChoices
  days: { from: string; to: string }
}

const ways = [
  { value: '', label: 'Either' },
  { value: 'in-person', label: 'In person' },
  { value: 'telehealth', label: 'Telehealth' },
] as const

/** What is to be found; each choice looks again at once. */
export function SearchFilters({ search, choices, days }: SearchFiltersProps) {
  const { address, change, clear, isNarrowed } = search
  return (
    <div className="grid gap-4">
      <FirmChoice search={search} />
      <Field label="Specialty">
        <Select
          value={address.specialty ?? ''}
          onChange={(event) => change({ specialty: event.target.value, specialist: undefined, day: undefined })}
        >
          <option value="">Any</option>
          {choices.specialties.map((specialty) => (
            <option key={specialty}>{specialty}</option>
          ))}
        </Select>
      </Field>
      <Segments
        label="In person or telehealth"
        value={address.how ?? ''}
        options={ways}
        onChange={(how) => change({ how, day: undefined, ...(how === 'telehealth' && { place: undefined }) })}
      />
      <PlaceFilters search={search} choices={choices} />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-1">
        <DateRangeFields
          labels={{ from: 'From', to: 'To' }}
          range={days}
          onChange={(end, date) => change({ [end]: date, day: undefined }, { replace: true })}
          className="min-w-0"
        />
      </div>
      <SpecialistFilter search={search} choices={choices} />
      <Checkbox
        checked={address.interpreter === 'yes'}
        onChange={(event) => change({ interpreter: event.target.checked ? 'yes' : '', day: undefined })}
      >
        With an interpreter
      </Checkbox>
      {isNarrowed && (
        <Button size="sm" onClick={clear} className="justify-self-start">
          Clear filters
        </Button>
      )}
    </div>
  )
}

type Parts = Pick<SearchFiltersProps, 'search' | 'choices'>

export const ExamTypeChoice = ({ search: { change }, choices: { examTypes, examType } }: Parts) => (
  <Field
    label="Examination"
    hint={examType && [examType.about, `${examType.minutes} minutes`].filter(Boolean).join(', ')}
  >
    <Select
      value={examType?.id ?? ''}
      onChange={(event) => change({ exam: event.target.value, specialist: undefined, day: undefined })}
    >
      {examTypes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  </Field>
)

function PlaceFilters({ search: { address, change }, choices: { places } }: Parts) {
  return (
    <>
      <Field label="State">
        <Select
          value={address.state ?? ''}
          onChange={(event) => change({ state: event.target.value, place: undefined, day: undefined })}
        >
          <option value="">Any</option>
          {australianStates.map((state) => (
            <option key={state} value={state}>
              {stateNames[state]}
            </option>
          ))}
        </Select>
      </Field>
      {places.length > 0 && (
        <Field label="Place">
          <Select
            value={address.place ?? ''}
            onChange={(event) => change({ place: event.target.value, day: undefined })}
          >
            <option value="">Any</option>
            {places.map(({ id, name, suburb, state }) => (
              <option key={id} value={id}>
                {suburb} {state}, {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  )
}

const SpecialistFilter = ({ search: { address, change }, choices: { specialists } }: Parts) => (
  <Field label="Specialist">
    <Choice
      options={specialists}
      value={address.specialist ?? ''}
      none="Any"
      findLabel="Find a specialist"
      onChange={(specialist) => change({ specialist, day: undefined })}
    />
  </Field>
)
