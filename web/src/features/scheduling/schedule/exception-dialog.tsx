import type { ScheduleException, SpecialistSettings } from '@medinotes/shared/scheduling'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey, bookingsKey } from '../../bookings/booking-keys.ts'
import { today } from '../../consultations/today.ts'
import { addException } from '../schedule.queries.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { placesQuery } from '../scheduling.queries.ts'
import { AffectedBookings } from './affected-bookings.tsx'
import { ExceptionFields } from './exception-fields.tsx'
import { type ExceptionValues, toException } from './exception-values.ts'

interface ExceptionDialogProps {
  kind: ScheduleException['kind']
  specialist: Pick<SpecialistSettings, 'id' | 'timeZone'>
  onClose: () => void
}

const begin = (kind: ScheduleException['kind']): ExceptionValues => ({
  kind,
  firstDay: today(),
  lastDay: today(),
  isWholeDays: true,
  from: '09:00',
  to: '17:00',
  placeId: null,
  note: '',
})

/** Adds leave or an extra session; bookings that lie in a new leave are shown, to be moved or cancelled. */
export function ExceptionDialog({ kind, specialist, onClose }: ExceptionDialogProps) {
  const places = useSuspenseQuery(placesQuery).data.items.filter(({ active }) => active)
  const [values, setValues] = useState(() => ({ ...begin(kind), placeId: places[0]?.id ?? null }))
  const [problem, setProblem] = useState<string | null>(null)
  const name = kind === 'leave' ? 'leave' : 'extra session'
  const adding = useChange((exception: Parameters<typeof addException>[1]) => addException(specialist.id, exception), {
    renews: [schedulingKey, availabilityKey, bookingsKey],
    done: () => `The ${name} was added`,
  })
  const zone = places.find(({ id }) => id === values.placeId && kind === 'extra')?.timeZone ?? specialist.timeZone
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { data, problem: found = null } = toException(values, zone)
    setProblem(found)
    if (data) adding.mutate(data, { onSuccess: ({ affected }) => affected.length === 0 && onClose() })
  }
  if (adding.data?.affected.length)
    return <AffectedBookings affected={adding.data.affected} timeZone={zone} onClose={onClose} />
  const trouble = problem ?? (adding.error && errorText(adding.error))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={kind === 'leave' ? 'Add leave' : 'Add an extra session'}
      description={`In the time of ${zone.split('/').at(-1)?.replaceAll('_', ' ')}.`}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {trouble && <Alert tone="danger" title={trouble} />}
        <ExceptionFields values={values} places={places} onChange={(change) => setValues({ ...values, ...change })} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={adding.isPending}>
            Add the {name}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
