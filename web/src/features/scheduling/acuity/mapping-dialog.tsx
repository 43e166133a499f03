import type { AcuityCatalogue, AcuitySpecialist, ChooseCalendars } from '@medinotes/shared/acuity'
import type { Place } from '@medinotes/shared/scheduling'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { Select } from '../../../components/select.tsx'
import { ApiError, errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { acuityKey } from '../acuity-key.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { placesQuery } from '../scheduling.queries.ts'
import { acuityCatalogueQuery, chooseCalendars } from './acuity.queries.ts'

interface MappingDialogProps {
  specialist: AcuitySpecialist
  onClose: () => void
}

/** Which calendar in Acuity is for which place, and which kind of appointment for which examination. */
export function MappingDialog({ specialist, onClose }: MappingDialogProps) {
  const catalogue = useQuery(acuityCatalogueQuery)
  const places = useQuery(placesQuery)
  const error = catalogue.error ?? places.error
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Calendars of ${specialist.name}`}
      description="Times are offered as Acuity has them free. Leave that is entered here keeps times free as well."
      className="max-w-2xl"
    >
      {error && <Alert tone="danger" title={errorText(error)} />}
      {!error && (!catalogue.data || !places.data) && <RowSkeletons label="Loading what there is in Acuity" rows={4} />}
      {catalogue.data && places.data && (
        <MappingForm
          specialist={specialist}
          catalogue={catalogue.data}
          places={places.data.items.filter(({ active }) => active)}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface MappingFormProps extends MappingDialogProps {
  catalogue: AcuityCatalogue
  places: readonly Place[]
}

/** Ids as a list's values hold them: no calendar, or no kind, is empty. */
type Choices = Readonly<Record<string, string>>

const telehealth = 'telehealth'

function MappingForm({ specialist, catalogue, places, onClose }: MappingFormProps) {
  const [calendars, setCalendars] = useState<Choices>(() =>
    Object.fromEntries(
      specialist.calendars.map(({ placeId, calendarId }) => [placeId ?? telehealth, String(calendarId)]),
    ),
  )
  const [types, setTypes] = useState<Choices>(() =>
    Object.fromEntries(specialist.types.map(({ examTypeId, typeId }) => [examTypeId, String(typeId)])),
  )
  const saving = useChange(chooseCalendars, {
    renews: [acuityKey, schedulingKey, availabilityKey],
    done: (_chosen, { name, inAcuity }) =>
      inAcuity ? `${name} is booked through Acuity` : `${name} is booked by working hours`,
  })
  const save = (chosen: ChooseCalendars) => saving.mutate({ id: specialist.id, ...chosen }, { onSuccess: onClose })
  return (
    <div className="grid gap-5">
      {saving.isError && <Alert tone="danger" title={problemOf(saving.error)} />}
      <CalendarFields catalogue={catalogue} places={places} chosen={calendars} onChange={setCalendars} />
      <TypeFields specialist={specialist} catalogue={catalogue} used={calendars} chosen={types} onChange={setTypes} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        {specialist.inAcuity && (
          <Button variant="danger" disabled={saving.isPending} onClick={() => save({ calendars: [], types: [] })}>
            Back to working hours
          </Button>
        )}
        <Button variant="primary" loading={saving.isPending} onClick={() => save(chosenOf(calendars, types))}>
          Save the calendars
        </Button>
      </div>
    </div>
  )
}

interface ChoicesProps {
  catalogue: AcuityCatalogue
  chosen: Choices
  onChange: (chosen: Choices) => void
}

const CalendarFields = ({ catalogue, places, chosen, onChange }: ChoicesProps & { places: readonly Place[] }) => (
  <Group title="Calendars">
    {[...places, { id: telehealth, name: 'Telehealth' }].map(({ id, name }) => (
      <Field key={id} label={name}>
        <Select value={chosen[id] ?? ''} onChange={({ target }) => onChange({ ...chosen, [id]: target.value })}>
          <option value="">Not in Acuity</option>
          {catalogue.calendars.map((calendar) => (
            <option key={calendar.id} value={calendar.id}>
              {calendar.name} ({calendar.timeZone})
            </option>
          ))}
        </Select>
      </Field>
    ))}
  </Group>
)

interface TypeFieldsProps extends ChoicesProps {
  specialist: AcuitySpecialist
  /** Calendars that are chosen: a kind of appointment must be offered in each. */
  used: Choices
}

function TypeFields({ specialist, catalogue, used, chosen, onChange }: TypeFieldsProps) {
  const calendarIds = Object.values(used).filter(Boolean).map(Number)
  const offered = catalogue.types.filter(
    (type) => type.bookable && calendarIds.every((id) => type.calendarIds.includes(id)),
  )
  return (
    <Group title="Kinds of appointment">
      {specialist.offers.length === 0 && <p className="text-muted">{specialist.name} offers no examination yet.</p>}
      {specialist.offers.map(({ examTypeId, name, minutes }) => (
        <Field key={examTypeId} label={name} hint={lengthHint(catalogue, chosen[examTypeId], minutes)}>
          <Select
            value={chosen[examTypeId] ?? ''}
            onChange={({ target }) => onChange({ ...chosen, [examTypeId]: target.value })}
          >
            <option value="">Not booked in Acuity</option>
            {offered.map((type) => (
              <option key={type.id} value={type.id}>
                {type.name} ({type.minutes} minutes)
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </Group>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="grid gap-3">
    <legend className="mb-2 font-medium">{title}</legend>
    {children}
  </fieldset>
)

function chosenOf(calendars: Choices, types: Choices): ChooseCalendars {
  const given = (choices: Choices) => Object.entries(choices).filter(([, id]) => id !== '')
  return {
    calendars: given(calendars).map(([place, id]) => ({
      ...{ calendarId: Number(id), placeId: place === telehealth ? null : place, exclusive: true },
    })),
    types: given(types).map(([examTypeId, id]) => ({ examTypeId, typeId: Number(id) })),
  }
}

/** Examinations take Acuity's length from then on. */
function lengthHint({ types }: AcuityCatalogue, chosen: string | undefined, minutes: number) {
  const type = types.find(({ id }) => String(id) === chosen)
  if (type === undefined || type.minutes === minutes) return `${minutes} minutes`
  return `${minutes} minutes now, ${type.minutes} once it is saved: Acuity’s length counts`
}

function problemOf(error: unknown) {
  const [first] = error instanceof ApiError ? (error.problem.errors ?? []) : []
  return first ? `${first.message}.` : errorText(error)
}
