import { zodResolver } from '@hookform/resolvers/zod'
import { type ChangePlace, changePlaceSchema, type Place } from '@medinotes/shared/scheduling'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { savePlace } from '../scheduling.queries.ts'
import { PlaceFields } from './place-fields.tsx'

export type PlaceValues = z.input<typeof changePlaceSchema>

const newPlace: PlaceValues = {
  name: '',
  address: '',
  suburb: '',
  state: 'NSW',
  postcode: '',
  timeZone: 'Australia/Sydney',
  directions: '',
  active: true,
}

const valuesOf = ({ id: _id, ...values }: Place): PlaceValues => values

export function PlaceDialog({ place, onClose }: { place: Place | null; onClose: () => void }) {
  const form = useForm<PlaceValues, unknown, ChangePlace>({
    resolver: zodResolver(changePlaceSchema),
    defaultValues: place ? valuesOf(place) : newPlace,
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const saving = useChange((values: ChangePlace) => savePlace(place?.id ?? null, values), {
    renews: [schedulingKey, availabilityKey],
    done: ({ name }) => `${name} was saved`,
  })
  const submit = form.handleSubmit((values) =>
    saving.mutate(values, { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  return (
    <Dialog open onOpenChange={onClose} title={place ? `Change ${place.name}` : 'Add a place'} className="max-w-lg">
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <PlaceFields form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={saving.isPending}>
            Save the place
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
