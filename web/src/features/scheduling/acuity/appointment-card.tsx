import type { Booking } from '@medinotes/shared/booking-views'
import type { Appointment, AppointmentDecision } from '@medinotes/shared/acuity-findings'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { useMay } from '../../auth/account.queries.ts'
import { bookingsKey } from '../../bookings/booking-keys.ts'
import { acuityKey } from '../acuity-key.ts'
import { acuityAppointmentQuery, decideAppointment } from './acuity.queries.ts'
import { stateWords } from './state-words.ts'

/** For the practice: how far Acuity has come with a booking that it has not answered, and what may be decided. */
export function AppointmentCard({ booking: { id } }: { booking: Booking }) {
  const mayDecide = useMay('connection:write')
  const { data: appointment } = useQuery({ ...acuityAppointmentQuery(id), enabled: mayDecide, refetchInterval: 5000 })
  if (!appointment) return null
  return (
    <Card>
      <CardHeader title="In Acuity" description={stateWords[appointment.state]} />
      <p className="mb-4 text-muted">{attemptWords(appointment)}</p>
      <Decision appointment={appointment} />
    </Card>
  )
}

function attemptWords({ attempts, attemptedAt, nextLookAt }: Appointment) {
  const asked = attempts === 0 ? 'Not asked yet.' : `Asked ${attempts === 1 ? 'once' : `${attempts} times`}`
  const last = attemptedAt ? `, last ${formatInstant(attemptedAt)}.` : ''
  const next = nextLookAt ? ` Looked at again ${formatInstant(nextLookAt)}.` : ''
  return `${asked}${last}${next}`
}

function Decision({ appointment: { bookingId, state } }: { appointment: Appointment }) {
  const [number, setNumber] = useState('')
  const deciding = useChange((request: AppointmentDecision) => decideAppointment({ bookingId, request }), {
    renews: [acuityKey, bookingsKey],
    done: ({ decision }) => doneWords[decision],
  })
  const decide = (request: AppointmentDecision) => deciding.mutate(request)
  const isStuck = state === 'review'
  return (
    <div className="grid gap-4">
      {deciding.isError && <Alert tone="danger" title={errorText(deciding.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button loading={deciding.isPending} onClick={() => decide({ decision: 'look' })}>
          Look now
        </Button>
        {isStuck && (
          <>
            <Button onClick={() => decide({ decision: 'submit-again' })}>It is not there: ask again</Button>
            <Button variant="danger" onClick={() => decide({ decision: 'give-up' })}>
              Give the time back
            </Button>
          </>
        )}
      </div>
      {isStuck && (
        <div className="flex flex-wrap items-end gap-2">
          <Field label="It is there, under the number" className="min-w-48 flex-1">
            <Input inputMode="numeric" value={number} onChange={({ target }) => setNumber(target.value)} />
          </Field>
          <Button
            disabled={!/^\d{1,15}$/.test(number)}
            onClick={() => decide({ decision: 'adopt', acuityId: Number(number) })}
          >
            Take that one
          </Button>
        </div>
      )}
    </div>
  )
}

const doneWords: Record<AppointmentDecision['decision'], string> = {
  look: 'Acuity is asked now',
  'submit-again': 'Acuity is asked again',
  'give-up': 'The time is given back',
  adopt: 'The appointment was taken',
}
